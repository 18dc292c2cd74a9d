import type { FactName, Facts } from '../model/facts.ts'
import type { Policy } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import type { Notice, Scorecard } from '../model/scorecard.ts'
import type { Fact } from '../model/unknown.ts'
import type { Loading, Session, Snapshot } from './interactive-session.ts'
import { progressOf } from './point-progress.ts'

/** A session while targets are read: what comes in is told here, what is shown follows. */
export interface LoadingSession extends Pick<Session, 'snapshot' | 'subscribe'> {
  /** `index`: the target's place among the names. */
  fact(index: number, name: FactName, fact: Fact<unknown>): void
  finished(index: number, scorecard: Scorecard): void
  /** Nothing will come of it. */
  missing(index: number): void
  notice(notice: Notice): void
  /** All is read again; what is there stays to be seen until it is replaced. */
  restart(): void
  /** Nothing more will come, whatever is still awaited. */
  end(): void
}

export interface Judging {
  rules: readonly Rule[]
  policy: Policy
  asOf: Date
}

const MAX_NOTICES = 20

export function createLoadingSession(names: readonly string[], judging: () => Judging): LoadingSession {
  let arrived: Partial<Facts>[] = names.map(() => ({}))
  let awaited = new Set(names.keys())
  const finished: (Scorecard | undefined)[] = names.map(() => undefined)
  let snapshot: Snapshot = { scorecards: [], loading: names.map((_, index) => loadingOf(index)), notices: [] }
  const listeners = new Set<() => void>()

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    fact(index, name, fact) {
      arrived[index] = { ...arrived[index], [name]: fact }
      show({ loading: snapshot.loading.map((one) => (one.target === names[index] ? loadingOf(index) : one)) })
    },
    finished(index, scorecard) {
      finished[index] = scorecard
      awaited.delete(index)
      show({ scorecards: finished.filter((one) => one !== undefined), loading: [...awaited].map(loadingOf) })
    },
    missing(index) {
      awaited.delete(index)
      show({ loading: [...awaited].map(loadingOf) })
    },
    notice: (notice) => show({ notices: [...snapshot.notices, notice].slice(-MAX_NOTICES) }),
    restart() {
      arrived = names.map(() => ({}))
      awaited = new Set(names.keys())
      show({ loading: [...awaited].map(loadingOf), notices: [] })
    },
    end() {
      awaited.clear()
      show({ loading: [] })
    },
  }

  function loadingOf(index: number): Loading {
    const { rules, policy, asOf } = judging()
    return { target: names[index] ?? '', points: progressOf(rules, arrived[index] ?? {}, policy, asOf) }
  }

  function show(change: Partial<Snapshot>): void {
    snapshot = { ...snapshot, ...change }
    for (const listener of listeners) listener()
  }
}
