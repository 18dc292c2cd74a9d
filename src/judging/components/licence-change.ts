import { termsOf } from '../../analysis/licensing/expression.ts'
import { knownLicense } from '../../analysis/licensing/known-license.ts'
import { parseExpression } from '../../analysis/licensing/parse-expression.ts'
import type { TextChange } from '../../analysis/licensing/text/change.ts'
import type { ComponentVerdict, JudgedComponent } from './component.ts'

/** The terms of a component are not what they were. Turned round, it is the change back. */
export interface LicenceChange {
  /** Of the later version. */
  purl: string
  name: string
  before: LicenceSide
  after: LicenceSide
  /** `unknown`: of one side the terms are not known, so that nobody can say whether they changed. */
  kind: 'changed' | 'unknown'
  /** Duties that the later version asks and the earlier did not, and the other way round; one sentence each. */
  obligations: { more: readonly string[]; fewer: readonly string[] }
  /** How the words of its licence text changed; null: not read on both sides, or the same words. */
  words: TextChange | null
}

export interface LicenceSide {
  version: string | null
  /** SPDX expression; null: not known. */
  expression: string | null
  /** As its metadata writes it; null: it names none, or was not read. */
  declared: string | null
  verdict: ComponentVerdict
  reason: string
}

/** Null: it has the same licence, or is none that is judged. */
export function licenceChange(
  before: JudgedComponent,
  after: JudgedComponent,
  words: TextChange | null,
): LicenceChange | null {
  if (isUnjudged(before) || isUnjudged(after)) return null
  const kind = isKnown(before) && isKnown(after) ? 'changed' : 'unknown'
  if (before.licence.expression === after.licence.expression && words === null) return null
  return {
    purl: after.purl,
    name: after.name,
    before: sideOf(before),
    after: sideOf(after),
    kind,
    obligations: {
      more: without(dutiesOf(after), dutiesOf(before)),
      fewer: without(dutiesOf(before), dutiesOf(after)),
    },
    words,
  }
}

function isUnjudged({ verdict }: JudgedComponent): boolean {
  return verdict === 'internal' || verdict === 'ignored'
}

function isKnown({ licence, verdict }: JudgedComponent): boolean {
  return licence.expression !== null && verdict !== 'unknown'
}

function sideOf({ version, licence, verdict, reason }: JudgedComponent): LicenceSide {
  const { expression, declared } = licence
  return { version, expression, declared, verdict, reason }
}

/** Terms that are not open ask nothing that could be met by itself: what they restrict is said in their place. */
function dutiesOf({ obligations, licence }: JudgedComponent): readonly string[] {
  const written = [licence.expression, licence.declared].filter((text) => text !== null)
  const restrictions = written.flatMap((text) =>
    termsOf(parseExpression(text)).flatMap((term) => {
      const known = knownLicense(term)
      if (known === null || !('restriction' in known.terms)) return []
      return [`By ${known.name}, ${known.terms.restriction}`]
    }),
  )
  return [...new Set([...obligations, ...restrictions])]
}

function without(these: readonly string[], those: readonly string[]): readonly string[] {
  return these.filter((one) => !those.includes(one))
}
