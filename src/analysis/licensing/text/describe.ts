import type { Difference } from './align.ts'
import type { Match } from './cover.ts'
import type { Words } from './words.ts'

/** Of either side so many words are shown. */
const MAX_SHOWN = 10

/** One difference in words: `says "…" for "…"`. */
export function describe(
  { expectedFrom, expectedTo, foundFrom, foundTo }: Difference,
  { template }: Match,
  vocabulary: readonly string[],
  { words }: Words,
): string {
  const removed = Array.from(template.words.subarray(expectedFrom, expectedTo), (n) => vocabulary[n] ?? '')
  const added = words.slice(foundFrom, foundTo)
  if (removed.length === 0) return `adds ${quoted(added)}`
  return added.length === 0 ? `lacks ${quoted(removed)}` : `says ${quoted(added)} for ${quoted(removed)}`
}

export function quoted(words: readonly string[]): string {
  const shown = words.slice(0, MAX_SHOWN).join(' ')
  return words.length > MAX_SHOWN ? `"${shown} …"` : `"${shown}"`
}
