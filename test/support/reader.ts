import type { Key } from 'ink'
import type { Policy } from '../../src/model/policy.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { type Act, actOn } from '../../src/report/ink/commands.ts'
import { intentOf } from '../../src/report/ink/keys.ts'
import { type Model, modelOf, scorecardsOf } from '../../src/report/ink/model.ts'
import type { Size } from '../../src/report/ink/report-layout.ts'
import type { State } from '../../src/report/ink/state.ts'
import { createStore, type ReportStore } from '../../src/report/ink/store.ts'
import { type Effects, finishedSession, type Session } from '../../src/report/interactive-session.ts'
import { themeOf } from '../../src/report/theme.ts'

/** Frames as text: no colours, and addresses without their links. */
export const THEME = { ...themeOf({ colors: false, unicode: true }), links: false }

/** A reader at the keys of the interactive report, without a terminal. */
export interface Reader {
  /** 'j', '/', or the name of a key of Ink's: 'return', 'downArrow' … */
  press(...keys: string[]): Reader
  type(text: string): Reader
  state(): State
  model(): Model
  store: ReportStore
  /** What was asked of the world, in words. */
  asked: string[]
}

export function reader(
  given: readonly Scorecard[] | Session,
  { size = { columns: 80, rows: 24 }, effects, policy = DEFAULT_POLICY }: Options = {},
): Reader {
  const asked: string[] = []
  const session =
    'snapshot' in given ? given : finishedSession(given, policy, { ...recording(asked), ...effects })
  const store = createStore(session)
  const model = () => modelOf(store.state(), size, THEME)
  const act = (): Act => ({
    dispatch: store.dispatch,
    quit: () => void asked.push('quit'),
    suspend: () => void asked.push('suspend'),
    effects: session.effects,
    scorecards: scorecardsOf(store.state()),
    name: model().view?.target.name ?? '',
  })
  const send = (input: string, key: Partial<Key>) => {
    const intent = intentOf({ input, key }, store.state(), model(), session.policy)
    if (intent) actOn(intent, act())
  }
  const one: Reader = {
    press(...keys) {
      for (const key of keys) {
        if (key.startsWith('ctrl-')) send(key.slice(5), { ctrl: true })
        else if (key === 'shift-tab') send('', { tab: true, shift: true })
        else send(key.length === 1 ? key : '', key.length === 1 ? {} : { [key]: true })
      }
      return one
    },
    type: (text) => one.press(...text),
    state: store.state,
    model,
    store,
    asked,
  }
  return one
}

interface Options {
  size?: Size
  effects?: Partial<Effects>
  policy?: Policy
}

function recording(asked: string[]): Effects {
  return {
    async openUrl(url) {
      asked.push(`open ${url}`)
    },
    async copyMarkdown(scorecards) {
      asked.push(`copy ${scorecards.map(({ target }) => target.name).join(' ')}`)
    },
    async exportFile(format) {
      asked.push(`export ${format}`)
      return `report.${format}`
    },
  }
}
