import type { Difference } from './align.ts'
import type { Setting } from './stretch.ts'

/** Numbers and letters of clauses, at the beginning of a line or a sentence. */
export function isNumbering(
  { foundFrom }: Difference,
  added: readonly string[],
  { found }: Setting,
): boolean {
  if (added.length === 1 && /^[ivx]{2,4}$/.test(added[0] ?? '')) return true
  // "1.1" and then "1.": which of the three was put in cannot be said.
  let last = foundFrom
  while (found.words[last + 1] === found.words[foundFrom]) last += 1
  if (added.length === 1 && found.numbering.slice(foundFrom, last + 1).includes(true)) return true
  const begins = found.line[foundFrom - 1] !== found.line[foundFrom] || found.last[foundFrom - 1] === true
  return (
    begins &&
    added.length <= 2 &&
    added.every((word) => /^(?:\d{1,2}|[a-z]|i{1,3}|i?v|vi{1,3}|i?x)$/.test(word))
  )
}

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f']
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi']

/** "i." for "a.", both at the beginning of a clause. */
export function isRenumbered(
  { foundFrom, expectedFrom }: Difference,
  removed: readonly string[],
  added: readonly string[],
  { fit, found }: Setting,
): boolean {
  const isNumber = (words: readonly string[]) =>
    words.length === 1 && /^(?:\d{1,2}|[a-z]|[ivx]{1,4})$/.test(words[0] ?? '')
  if (!isNumber(removed) || !isNumber(added)) return false
  // "paragraph 4(i)" where the clauses themselves are numbered so.
  if (ROMAN.indexOf(added[0] ?? '') === LETTERS.indexOf(removed[0] ?? '') && ROMAN.includes(added[0] ?? ''))
    return true
  if (found.numbering[foundFrom] !== true) return false
  return fit.template.spans.some(
    ({ from, to, match }) => match === null && from === expectedFrom && to === from + 1,
  )
}
