import { render } from 'ink'
import type { Session } from '../session.ts'
import type { Theme } from '../theme.ts'
import { App } from './app.tsx'
import { controlJobs } from './job-control.ts'

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
  const app = render(<App session={session} theme={theme} jobs={jobs} />, {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    // What anybody prints meanwhile would be drawn over; it is for the door to keep it back.
    patchConsole: false,
  })
  // Before Node prints the stack of a crash: on the alternate screen it would be gone with it.
  const restore = () => app.unmount()
  process.on('uncaughtExceptionMonitor', restore)
  signal.addEventListener('abort', restore)
  try {
    await app.waitUntilExit()
  } finally {
    signal.removeEventListener('abort', restore)
    process.off('uncaughtExceptionMonitor', restore)
    jobs.end()
  }
}
