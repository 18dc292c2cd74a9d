import type { Rule } from '../model/rule.ts'
import type { VerdictWord } from '../model/scorecard.ts'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'

/** One condition that must hold. Written `license`, `activity:warn`, `verdict:avoid`, `score:60`. */
export type Condition =
  | { kind: 'status'; id: string; at: 'warn' | 'fail'; text: string }
  | { kind: 'verdict'; at: Exclude<VerdictWord, 'adopt' | 'undecided'>; text: string }
  | { kind: 'score'; below: number; text: string }
  | { kind: 'regression'; text: string }

const HINT =
  'A condition is a point or signal id (license), an id with the status it fails at (activity:warn), verdict:avoid, verdict:adopt-with-care, score:60, or regression (with --baseline)'

/** Texts of `--fail-on` -> conditions. `ids`: the points and signals there are. A gate that asks for nothing is none: UserError. */
export function parseConditions(texts: readonly string[], ids: ReadonlySet<string>): Condition[] {
  const conditions = texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (texts.length > 0 && conditions.length === 0) throw new UserError('The gate names no condition', HINT)
  return conditions.map((text) => parseCondition(text, ids))
}

/** Conditions that name no point or signal. */
const WORDS = ['verdict', 'score', 'regression']

/** Every id a gate condition, a weight or a waiver may name. */
export function idsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => [rule.id, ...rule.signals.map((signal) => signal.id)]))
}

function parseCondition(text: string, ids: ReadonlySet<string>): Condition {
  const [id = '', at, ...rest] = text.split(':')
  if (rest.length > 0) throw new UserError(`${JSON.stringify(text)} is not a gate condition`, HINT)
  if (text === 'regression') return { kind: 'regression', text }
  if (id === 'score') {
    const below = Number(at)
    if (at === undefined || !/^\d+(?:\.\d+)?$/.test(at) || below > 100) {
      throw new UserError(`${JSON.stringify(text)} needs a score from 0 to 100`, HINT)
    }
    return { kind: 'score', below, text }
  }
  if (id === 'verdict') {
    if (at !== 'avoid' && at !== 'adopt-with-care') {
      throw new UserError(`${JSON.stringify(text)} names no verdict a gate can fail at`, HINT)
    }
    return { kind: 'verdict', at, text }
  }
  if (!ids.has(id)) {
    const meant = nearest(id, [...ids, ...WORDS])
    const advice =
      meant === null ? `${HINT}. \`oss-check rules\` lists them` : `Did you mean ${meant}? ${HINT}`
    throw new UserError(`${JSON.stringify(id)} is no point or signal`, advice)
  }
  if (at !== undefined && at !== 'warn' && at !== 'fail') {
    throw new UserError(`${JSON.stringify(text)}: a condition fails at warn or at fail`, HINT)
  }
  return { kind: 'status', id, at: at ?? 'fail', text }
}
