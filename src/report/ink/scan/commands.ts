import type { JudgedComponent } from '../../../judging/components/component.ts'
import { plainLine } from '../../plain-line.ts'
import type { ScanEffects, ScanWhatIf } from '../../scan-session.ts'
import type { Message } from '../state.ts'
import type { ScanIntent } from './intent.ts'
import type { ScanAction } from './state.ts'

/** What the App lends to carry out what a key asked for. */
export interface ScanAct {
  dispatch(action: ScanAction): void
  quit(): void
  suspend(): void
  effects: ScanEffects
}

export function actOnScan(intent: ScanIntent, act: ScanAct): void {
  if (intent.type === 'quit') act.quit()
  else if (intent.type === 'suspend') act.suspend()
  else if (intent.type === 'open-url')
    tell(act, act.effects.openUrl(intent.url), () => say(act, 'good', `Opened ${intent.url}`))
  else if (intent.type === 'read-texts') readTexts(intent.component, act)
  else if (intent.type === 'try') attempt(intent.whatIf, act)
  else act.dispatch(intent)
}

function readTexts(component: JudgedComponent, act: ScanAct): void {
  const title = [component.name, component.version].filter(Boolean).join(' ')
  say(act, 'muted', `Reading the texts of ${title}`)
  tell(act, act.effects.licenseTexts(component), (files) => {
    act.dispatch({ type: 'message', message: null })
    if (files.length === 0) say(act, 'unknown', `${title} has no licence text`)
    else act.dispatch({ type: 'texts', texts: { title, files } })
  })
}

function attempt(whatIf: ScanWhatIf | null, act: ScanAct): void {
  act.dispatch({ type: 'typing', text: null })
  if (whatIf === null) {
    act.dispatch({ type: 'tried', tried: null })
    return
  }
  say(act, 'muted', 'Judging again')
  tell(act, act.effects.rescan(whatIf), (scan) => act.dispatch({ type: 'tried', tried: { whatIf, scan } }))
}

function tell<Result>(act: ScanAct, work: Promise<Result>, done: (result: Result) => void): void {
  work.then(done, (error: unknown) =>
    say(act, 'poor', error instanceof Error ? error.message : String(error)),
  )
}

function say({ dispatch }: ScanAct, role: Message['role'], text: string): void {
  dispatch({ type: 'message', message: { role, text: plainLine(text) } })
}
