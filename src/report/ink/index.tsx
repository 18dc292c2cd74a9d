import type { Session } from '../interactive-session.ts'
import type { ScanSession } from '../scan-session.ts'
import { App } from './app.tsx'
import { controlJobs } from './job-control.ts'
import { onTerminal, type Terminal } from './on-terminal.ts'
import { ScanApp } from './scan/app.tsx'
import { initialScanState, reduceScan } from './scan/state.ts'
import { createStore, storeOf } from './store.ts'

/** Shows the report until the reader leaves it. The one door to Ink: import it lazily. */
export async function show(session: Session, terminal: Terminal): Promise<void> {
  if (terminal.signal.aborted) return
  const jobs = controlJobs()
  const store = createStore(session)
  const { theme } = terminal
  try {
    await onTerminal(terminal, jobs, (size) => (
      <App session={session} store={store} theme={theme} jobs={jobs} size={size} />
    ))
  } finally {
    store.close()
  }
}

/** Shows the tree of a scan until the reader leaves it. */
export async function showScan(session: ScanSession, terminal: Terminal): Promise<void> {
  if (terminal.signal.aborted) return
  const jobs = controlJobs()
  const store = storeOf(initialScanState(session.scan), reduceScan)
  const { theme } = terminal
  await onTerminal(terminal, jobs, (size) => (
    <ScanApp session={session} store={store} theme={theme} jobs={jobs} size={size} />
  ))
}
