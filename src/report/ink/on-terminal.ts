import { render } from 'ink'
import type { ReactNode } from 'react'
import type { Theme } from '../theme.ts'
import type { JobControl } from './job-control.ts'
import type { Size } from './report-layout.ts'

const CLEARED_SCREEN = '\u001b[2J\u001b[H'

export interface Terminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  theme: Theme
  /** Ends what is shown. */
  signal: AbortSignal
}

/** Draws until the reader leaves. The terminal is as it was when the promise settles; it rejects where drawing failed. */
export async function onTerminal(
  { stdin, stdout, signal }: Terminal,
  jobs: JobControl,
  drawn: (size: Size) => ReactNode,
): Promise<void> {
  const app = render(drawn(sizeOf(stdout)), {
    stdin,
    stdout,
    // Whether this is a terminal was decided before, see can-show.ts.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    // What anybody prints meanwhile would be drawn over; it is for the door to keep it back.
    patchConsole: false,
  })
  // Ink draws relative to its last frame, and a terminal that changed its size has moved that. Before Ink's own listener,
  // which would draw the old layout once more, in the new size.
  const startAfresh = () => {
    app.clear()
    stdout.write(CLEARED_SCREEN)
    app.rerender(drawn(sizeOf(stdout)))
  }
  stdout.prependListener('resize', startAfresh)
  // Before Node prints the stack of a crash: on the alternate screen it would be gone with it.
  const restore = () => app.unmount()
  process.on('uncaughtExceptionMonitor', restore)
  signal.addEventListener('abort', restore)
  try {
    await app.waitUntilExit()
  } finally {
    stdout.off('resize', startAfresh)
    signal.removeEventListener('abort', restore)
    process.off('uncaughtExceptionMonitor', restore)
    jobs.end()
  }
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return { columns: columns || 80, rows: rows || 24 }
}
