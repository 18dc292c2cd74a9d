import { createHash } from 'node:crypto'
import { wordsOf } from './words.ts'

/** Of the digest; enough that nobody finds a second text for an allowed one. */
const DIGEST_LENGTH = 16

/**
 * The `LicenseRef-` of a text that is on no list: one for each text, whatever its line breaks, spelling and signs, so
 * that an allow entry or a waiver names exactly one. `near`: the id of the list it is a changed copy of.
 */
export function referenceTo(text: string, near: string | null): string {
  const digest = createHash('sha256').update(wordsOf(text).words.join(' ')).digest('hex')
  return `LicenseRef-${near === null ? 'text' : `${near}-modified`}-${digest.slice(0, DIGEST_LENGTH)}`
}
