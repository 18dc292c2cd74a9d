import { createHash } from 'node:crypto'
import { addressesOf, wordsOf } from './words.ts'

/** Of the digest; enough that nobody finds a second text for an allowed one. */
const DIGEST_LENGTH = 16

/**
 * The `LicenseRef-` of a text that is on no list: one for each text, whatever its line breaks, spelling and signs, so
 * that an allow entry or a waiver names exactly one. `near`: the id of the list it is a changed copy of.
 */
export function referenceTo(text: string, near: string | null): string {
  const words = [...wordsOf(text).words, ...addressesOf(text)].join(' ')
  return `LicenseRef-${near === null ? 'text' : `${near}-modified`}-${digestOf(words)}`
}

/** Of words with single blanks between them. */
export function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, DIGEST_LENGTH)
}
