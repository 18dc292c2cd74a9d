import type { Difference } from './align.ts'
import { callsParty, namesOnly } from './names.ts'
import { isNumbering, isRenumbered } from './numbering.ts'
import { callsPartyOtherwise, fitsPattern, MAX_NAME_WORDS, type Setting, wordsOfRun } from './stretch.ts'

/** Words of an optional stretch that is no title. */
const LONG_OPTION = 60
const MAX_WORDS_IN_OPTION = 3

/** Differences that change what the licence says, in order. */
export function harmful(setting: Setting): Difference[] {
  return setting.fit.runs.filter((run) => !isHarmless(run, setting))
}

/**
 * What a difference means is told by where it stands in the template: in a stretch that may be left out, in one that
 * may stand otherwise, or in the text itself, where only what carries no meaning may differ.
 */
function isHarmless(run: Difference, setting: Setting): boolean {
  const { template } = setting.fit
  const optional = new Uint8Array(run.expectedTo - run.expectedFrom)
  for (const { from, to, match } of template.spans) {
    if (match !== null || from >= run.expectedTo || to <= run.expectedFrom) continue
    optional.fill(1, Math.max(0, from - run.expectedFrom), to - run.expectedFrom)
  }
  if (run.foundFrom === run.foundTo && optional.every((mark) => mark === 1)) return true
  if (isInLongOption(run, setting) || isMeaningless(run, optional, setting)) return true
  return fitsPattern(run, setting) || callsPartyOtherwise(run, setting)
}

/** A preamble or "how to apply" may be left out as a whole: a few words of it say nothing. */
function isInLongOption(
  { expectedFrom, expectedTo, foundFrom, foundTo }: Difference,
  { fit }: Setting,
): boolean {
  if (foundTo - foundFrom > MAX_WORDS_IN_OPTION) return false
  return fit.template.spans.some(
    ({ from, to, match }) =>
      match === null && to - from >= LONG_OPTION && from < expectedFrom && to > expectedTo,
  )
}

/** A copyright notice that is not marked as one: the same words were set aside in the text. */
function isNotice(removed: readonly string[], { isOrdinary }: Setting): boolean {
  const says = removed.filter(
    (word) => isOrdinary(word) && !/^(?:copyright|and|by|of|the|all|rights|reserved|inc)$/.test(word),
  )
  return removed[0] === 'copyright' && removed.some((word) => /\d/.test(word)) && says.length <= 3
}

/** Articles, numbering, years, spelling: they may differ anywhere. */
function isMeaningless(run: Difference, optional: Uint8Array, setting: Setting): boolean {
  const removed = wordsOfRun(run, setting).filter((_, at) => optional[at] === 0)
  const added = setting.found.words
    .slice(run.foundFrom, run.foundTo)
    .filter((_, at) => setting.found.notice[run.foundFrom + at] === 0)
  if (removed.join('') === added.join('')) return true
  if (isSmall(removed) && isSmall(added)) return true
  if (isRenumbered(run, removed, added, setting)) return true
  if (removed.length === 0 && (isNumbering(run, added, setting) || repeatsTitle(run, added, setting)))
    return true
  if (removed.length === 0 && added.join(' ') === 'and its documentation') return true
  // The sign, spelt out.
  if (removed.length === 0 && added.join(' ') === 'copyright') return true
  if (added.every(isYear) && removed.every(isYear)) return true
  if ([...removed, ...added].join(' ') === 'all rights reserved') return true
  if (
    removed.length === added.length &&
    removed.every((word, at) => isMisspelt(word, added[at] ?? '', setting))
  )
    return true
  if (
    added.length === 0 &&
    (isNotice(removed, setting) || /^(?:the )?names? of(?: the)?$/.test(removed.join(' ')))
  )
    return true
  const named = () => namesOnly(setting.found, run.foundFrom, run.foundTo, setting.isOrdinary)
  if (added.length === 0 || added.length > MAX_NAME_WORDS) return false
  return callsParty(removed) && named()
}

function isSmall(words: readonly string[]): boolean {
  return words.length <= 1 && words.every((word) => /^(?:a|an|the|s)$/.test(word))
}

/** The title once more, on lines of its own: before the preamble and before the terms. */
function repeatsTitle(
  { foundFrom, foundTo }: Difference,
  added: readonly string[],
  { fit, found, vocabulary }: Setting,
) {
  if (found.line[foundFrom - 1] === found.line[foundFrom] || found.line[foundTo - 1] === found.line[foundTo])
    return false
  const title = Array.from(fit.template.words.subarray(0, 16), (number) => vocabulary[number] ?? '')
  return ` ${title.join(' ')} `.includes(` ${added.join(' ')} `)
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word)
}

/** One letter of a long word, and no word of its own: "merchantibility". The first is only lost: "oftware", never "atypical". */
function isMisspelt(expected: string, found: string, { isOrdinary }: Setting): boolean {
  if (expected.length >= 7 && found === expected.slice(1) && !isOrdinary(found)) return true
  if (
    expected.length < 7 ||
    expected[0] !== found[0] ||
    isOrdinary(found) ||
    Math.abs(expected.length - found.length) > 1
  )
    return false
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at += 1
  const rests = [
    [expected.slice(at + 1), found.slice(at + 1)],
    [expected.slice(at), found.slice(at + 1)],
    [expected.slice(at + 1), found.slice(at)],
    [expected.slice(at + 2), (found[at + 1] ?? '') === expected[at] ? found.slice(at + 2) : null],
  ]
  return rests.some(([left, right]) => left === right)
}
