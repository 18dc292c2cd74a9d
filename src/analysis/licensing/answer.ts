import type { Link, Usage } from '../../model/policy.ts'
import type { Expression } from './expression.ts'

export type LicenseVerdict = 'compatible' | 'needs-review' | 'incompatible'

/** How the component is used. `project` null: no licence of your own is declared. */
export interface UseContext extends Usage {
  link: Link
  project: Expression | null
  /** Everything, the component included, is to be offered under the project's licence: the strictest reading. */
  whole: boolean
}

export interface Answer {
  verdict: LicenseVerdict
  /** One sentence. */
  reason: string
  /** What you have to do, one sentence each; where it needs review, what you would have to do. */
  obligations: readonly string[]
  /** URL to read. */
  source: string
}

const RANK: Readonly<Record<LicenseVerdict, number>> = { incompatible: 0, 'needs-review': 1, compatible: 2 }

/** Greater is better. */
export function rankOf(verdict: LicenseVerdict): number {
  return RANK[verdict]
}

/** The worst; of equals the first. */
export function worstOf<T extends Answer>(answers: readonly T[]): T {
  return answers.reduce((a, b) => (rankOf(b.verdict) < rankOf(a.verdict) ? b : a))
}

/** What all of them ask, each once: nothing where one of them rules the use out. */
export function obligationsOfAll(answers: readonly Answer[]): readonly string[] {
  if (answers.some(({ verdict }) => verdict === 'incompatible')) return []
  return [...new Set(answers.flatMap(({ obligations }) => obligations))]
}

export function compatible(reason: string, source: string): Answer {
  return { verdict: 'compatible', reason, obligations: [], source }
}

export function needsReview(reason: string, source: string): Answer {
  return { verdict: 'needs-review', reason, obligations: [], source }
}

export function incompatible(reason: string, source: string): Answer {
  return { verdict: 'incompatible', reason, obligations: [], source }
}
