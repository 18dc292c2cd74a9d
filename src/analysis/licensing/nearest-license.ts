import correct from 'spdx-correct'
import { nearest } from '../../text/did-you-mean.ts'
import { expressionText, type Term, termsOf } from './expression.ts'
import { isClosed } from './known-license.ts'
import { parseExpression } from './parse-expression.ts'
import { canonicalLicense, listedNames } from './spdx-list.ts'

/**
 * What somebody may have meant by words that name no licence: for a question back, never for an answer ("zero-clause BSD"
 * is corrected to another BSD licence, "MIT, non-commercial" to MIT). Null: no idea.
 */
export function nearestLicense(words: string): string | null {
  // Longer words are sentences, of which correction picks any.
  if (words.length > 40) return null
  const ids = listedNames().map(({ id }) => id)
  const corrected = nearest(words, ids) ?? correct(words, { upgrade: false })
  return corrected === null ? null : canonicalLicense(corrected)
}

/** `"MTI" names no licence of the SPDX list; it may be MIT`: for a person who wrote it. */
export function notNamed(term: Term): string {
  const text = expressionText(term)
  const candidates = term.kind === 'unclear' ? term.candidates : []
  const nearest = nearestLicense(text)
  const guesses = candidates.length > 0 || nearest === null ? candidates : [nearest]
  const meant = guesses.length > 0 ? `; it may be ${guesses.join(' or ')}` : ''
  return `${JSON.stringify(text)} names no licence of the SPDX list${meant}`
}

/** What keeps the licence of one's own from being understood, in words; null where it is. Closed terms are. */
export function projectLicenseMistake(text: string): string | null {
  const unknown = termsOf(parseExpression(text)).find((term) => term.kind === 'unclear' && !isClosed(term))
  return unknown ? notNamed(unknown) : null
}
