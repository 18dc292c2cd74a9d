import type { Scorecard } from '../../model/scorecard.ts'
import type { Effects, WhatIf } from '../interactive-session.ts'
import { plainLine } from '../plain-line.ts'
import type { Intent } from './intent.ts'
import type { Action, Message } from './state.ts'

/** What the App lends to carry out what a key asked for. */
export interface Act {
  dispatch(action: Action): void
  quit(): void
  suspend(): void
  effects: Effects
  /** Those on the screen. */
  scorecards: readonly Scorecard[]
  name: string
}

export function actOn(intent: Intent, act: Act): void {
  const { dispatch, effects, scorecards } = act
  if (intent.type === 'quit') act.quit()
  else if (intent.type === 'suspend') act.suspend()
  else if (intent.type === 'refresh') refresh(act)
  else if (intent.type === 'try') attempt(intent.whatIf, act)
  else if (intent.type === 'open-url') tell(act, effects.openUrl(intent.url), () => `Opened ${intent.url}`)
  else if (intent.type === 'copy') {
    tell(act, effects.copyMarkdown(scorecards), () => `Copied ${act.name} as Markdown`)
  } else if (intent.type === 'export') {
    dispatch({ type: 'panel', panel: null })
    tell(act, effects.exportFile(intent.format, scorecards), (file) => `Wrote ${file}`)
  } else {
    if (intent.type !== 'message') dispatch({ type: 'message', message: null })
    dispatch(intent)
  }
}

function refresh({ dispatch, effects }: Act): void {
  effects.refresh?.()
  if (effects.refresh) say(dispatch, 'muted', 'Reading again')
  else say(dispatch, 'unknown', 'These facts come from a file; there is nothing to read again')
}

function attempt(whatIf: WhatIf | null, { dispatch, effects }: Act): void {
  dispatch({ type: 'typing', text: null })
  try {
    const scorecards = whatIf && effects.rejudge?.(whatIf)
    dispatch({ type: 'tried', tried: whatIf && scorecards ? { whatIf, scorecards } : null })
    dispatch({ type: 'message', message: null })
  } catch (error) {
    say(dispatch, 'poor', textOf(error))
  }
}

function tell<Result>({ dispatch }: Act, work: Promise<Result>, done: (result: Result) => string): void {
  work.then(
    (result) => say(dispatch, 'good', done(result)),
    (error: unknown) => say(dispatch, 'poor', textOf(error)),
  )
}

function say(dispatch: Act['dispatch'], role: Message['role'], text: string): void {
  dispatch({ type: 'message', message: { role, text: plainLine(text) } })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
