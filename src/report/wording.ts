import type { Status } from '../model/rule.ts'
import type { ConditionStatus, Gate, VerdictWord } from '../model/scorecard.ts'
import type { UnknownReason } from '../model/unknown.ts'

/** What a word or a number means to the reader. A theme gives each role its look. */
export type Role = 'good' | 'mediocre' | 'poor' | 'unknown' | 'muted'

export interface Worded {
  word: string
  role: Role
  meaning: string
}

export const STATUS_WORDS: Readonly<Record<Status, Worded>> = {
  pass: { word: 'pass', role: 'good', meaning: 'strong' },
  warn: { word: 'warn', role: 'mediocre', meaning: 'mediocre: tolerable if you support the project' },
  fail: { word: 'fail', role: 'poor', meaning: 'poor' },
  unknown: { word: 'unknown', role: 'unknown', meaning: 'could not be told; neither good nor bad' },
  'not-applicable': { word: 'n/a', role: 'muted', meaning: 'the question makes no sense here' },
}

export const VERDICT_WORDS: Readonly<Record<VerdictWord, Worded>> = {
  adopt: { word: 'Adopt', role: 'good', meaning: 'No point is poor, and nothing is left open' },
  'adopt-with-care': {
    word: 'Adopt with care',
    role: 'mediocre',
    meaning: 'No point is poor; some are mediocre or still open',
  },
  avoid: {
    word: 'Avoid',
    role: 'poor',
    meaning: 'A point is poor, or too many are mediocre for what you give back',
  },
  undecided: {
    word: 'Undecided',
    role: 'unknown',
    meaning: 'Too much is unknown to say; see what is missing',
  },
}

export const GATE_WORDS: Readonly<Record<Exclude<Gate['status'], 'none'>, Worded>> = {
  pass: { word: 'passed', role: 'good', meaning: 'Every condition holds' },
  fail: { word: 'failed', role: 'poor', meaning: 'A condition does not hold' },
  unknown: { word: 'undecidable', role: 'unknown', meaning: 'Facts a condition needs are unknown' },
}

export const CONDITION_WORDS: Readonly<Record<ConditionStatus, Worded>> = {
  pass: { word: 'holds', role: 'good', meaning: 'The condition holds' },
  fail: { word: 'does not hold', role: 'poor', meaning: 'The condition does not hold' },
  unknown: { word: 'undecidable', role: 'unknown', meaning: 'Facts the condition needs are unknown' },
}

export const REASON_WORDS: Readonly<Record<UnknownReason, string>> = {
  denied: 'access denied',
  'rate-limited': 'rate limited',
  unreachable: 'not reachable',
  unexpected: 'unexpected answer',
  incomplete: 'cut short',
  'over-budget': 'over the request budget',
  'not-collected': 'not collected',
  'too-little-data': 'too little data',
  'not-tried': 'not tried yet',
}
