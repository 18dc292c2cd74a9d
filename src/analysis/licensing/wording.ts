import type { Distribution } from '../../model/policy.ts'
import type { LicenseVerdict, UseContext } from './answer.ts'
import type { Decision } from './decide.ts'
import { type Expression, expressionText, hasChoice } from './expression.ts'

/** The JSON answer of `oss-check license --format json`. */
export interface LicenseRecord {
  /** `waived`: not compatible by itself, and somebody answers for it until a day. */
  verdict: LicenseVerdict | 'waived'
  expression: string
  /** The part of the expression that was taken. */
  chosen: string
  reason: string
  obligations: readonly string[]
  context: {
    projectLicense: string | null
    link: string
    distribute: readonly string[]
    modify: boolean
    whole: boolean
    /** What decided: deny, waiver, allow or compatibility. */
    decidedBy: string
    /** URL to read. */
    source: string
  }
}

export function recordOf(expression: string, decision: Decision, context: UseContext): LicenseRecord {
  const { verdict, reason, obligations, source, by } = decision
  const { link, distribute, modify, whole, project } = context
  return {
    verdict,
    expression,
    chosen: expressionText(decision.chosen),
    reason,
    obligations,
    context: {
      projectLicense: project && expressionText(project),
      link,
      distribute,
      modify,
      whole,
      decidedBy: by,
      source,
    },
  }
}

const WORDS: Readonly<Record<LicenseVerdict, string>> = {
  compatible: 'compatible',
  incompatible: 'incompatible',
  'needs-review': 'needs review',
}

export function wordOf(verdict: LicenseVerdict): string {
  return WORDS[verdict]
}

export function describeDecision(expression: Expression, decision: Decision, context: string): string {
  const written = expressionText(expression)
  const by = hasChoice(expression) ? ` by ${expressionText(decision.chosen)}` : ''
  const lines = [
    `${WORDS[decision.verdict]}: ${written}${by}`,
    `  ${decision.reason}`,
    `  Asked for: ${context}`,
    ...decision.obligations.map((duty) => `  - ${duty}`),
    ...(decision.verdict === 'compatible' ? [] : [`  What to do: ${whatToDo(decision)}`]),
    `  Read: ${decision.source}`,
  ]
  return `${lines.join('\n')}\n`
}

const WAY_WORDS: Readonly<Record<Distribution, string>> = {
  none: 'not distributed',
  saas: 'offered as a service',
  browser: 'downloaded by browsers',
  binaries: 'distributed as binaries',
  source: 'distributed as source',
  device: 'shipped in a consumer device',
}

export function describeContext({ project, link, distribute, modify, whole }: UseContext): string {
  const linked =
    link === 'process' ? 'a separate process' : `linked ${link === 'static' ? 'statically' : 'dynamically'}`
  const shipped = distribute.map((way) => WAY_WORDS[way]).join(' and ')
  const into = project ? `in a project under ${expressionText(project)}` : 'no project licence declared'
  return `${into}, ${linked}, ${shipped}, ${modify ? 'modified' : 'unmodified'}${whole ? ', all under that licence' : ''}`
}

/** What somebody standing before a red gate can do. */
export function whatToDo({ verdict, by }: Pick<Decision, 'verdict' | 'by'>): string {
  if (by === 'deny') return 'choose another component, or change the deny list'
  if (verdict === 'incompatible') {
    return 'choose another component or another way of use, or ask its owners for another licence'
  }
  return by === 'allow'
    ? 'have it reviewed, then add it to the allow list or write a waiver'
    : 'have it reviewed, then write a waiver or add it to the allow list'
}
