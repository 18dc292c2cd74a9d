import { render } from 'ink'
import type { Session } from '../interactive-session.ts'
import type { Theme } from '../theme.ts'
import { App } from './app.tsx'
import { controlJobs } from './job-control.ts'
import type { Size } from './report-layout.ts'
import { createStore } from './store.ts'

const CLEARED_SCREEN = '\u001b[2J\u001b[H'

export interface Terminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  theme: Theme
  /** Ends the report. */
  signal: AbortSignal
}

/**
 * Shows the report until the reader leaves it. The one door to Ink: import it lazily. The terminal is as it was when the
 * promise settles; it rejects where drawing failed.
 */
export async function show(session: Session, { stdin, stdout, theme, signal }: Terminal): Promise<void> {
  if (signal.aborted) return
  const jobs = controlJobs()
  const store = createStore(session)
  const drawn = () => <App session={session} store={store} theme={theme} jobs={jobs} size={sizeOf(stdout)} />
  const app = render(drawn(), {
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
    app.rerender(drawn())
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
    store.close()
  }
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return { columns: columns || 80, rows: rows || 24 }
}
