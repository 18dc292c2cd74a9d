import type { Difference } from './align.ts'
import type { Fit } from './fit.ts'
import { namesOnly } from './names.ts'
import type { NotedWords } from './notices.ts'
import { type WordPattern, wordPattern } from './pattern.ts'

export interface Setting {
  fit: Fit
  vocabulary: readonly string[]
  found: NotedWords
  /** Whether it is a word of the language; names mostly are not. */
  isOrdinary(word: string): boolean
}

/** A longer stretch is no list of names, and costs too much to compare. */
const MAX_STRETCH = 120
/** Where the template has no place for a name it is short. */
export const MAX_NAME_WORDS = 14

/** Whether the stretch around a difference is one that the template lets stand so. */
export function fitsPattern(run: Difference, setting: Setting): boolean {
  const { fit, found } = setting
  let { expectedFrom: from, expectedTo: to } = run
  const touched = fit.template.spans.filter(({ match }) => match !== null)
  for (let grew = true; grew; ) {
    const wider = touched.filter((span) => span.from <= to && span.to >= from)
    const [begin, end] = [
      Math.min(from, ...wider.map((s) => s.from)),
      Math.max(to, ...wider.map((s) => s.to)),
    ]
    const inside = fit.runs.filter((each) => each.expectedFrom <= end && each.expectedTo >= begin)
    const first = Math.min(begin, ...inside.map((each) => each.expectedFrom))
    const last = Math.max(end, ...inside.map((each) => each.expectedTo))
    grew = first < from || last > to
    from = first
    to = last
    if (wider.length === 0) return false
  }
  const foundFrom = foundAt(fit, from, false)
  const foundTo = foundAt(fit, to, true)
  if (foundTo - foundFrom > MAX_STRETCH || to - from > MAX_STRETCH) return false

  const { source, wildcards } = sourceOf(from, to, setting)
  const text = found.words.slice(foundFrom, foundTo).join(' ')
  const fits = new RegExp(`^${source.replace(/( \*)+/g, ' *')}$`, 'du').exec(text)
  if (fits === null) return false
  return wildcards === 0 || wildcardsHoldNames(fits, text, foundFrom, setting)
}

/** The template from one word to another as an expression. */
function sourceOf(from: number, to: number, { fit, vocabulary }: Setting): WordPattern {
  const { words, spans } = fit.template
  const printed = (begin: number, end: number) =>
    Array.from(words.subarray(begin, end), (number) => vocabulary[number] ?? '').join(' *')
  const isOptional = (at: number) =>
    spans.some((span) => span.match === null && span.from <= at && span.to > at)
  let source = ''
  let wildcards = 0
  for (let at = from; at <= to; ) {
    const here = spans.filter((span) => span.match !== null && span.from === at && span.to <= to)
    for (const { from: begin, to: end, match } of here) {
      const pattern = wordPattern(match ?? '')
      const mayLack = end === begin || isOptional(begin) ? '?' : ''
      source += ` *(?:${printed(begin, end)}|${pattern.source})${mayLack} *`
      wildcards += pattern.wildcards
    }
    const next = Math.max(at, ...here.map((span) => span.to))
    if (next === at && at < to)
      source += isOptional(at) ? ` *(?:${printed(at, at + 1)})? *` : ` *${printed(at, at + 1)} *`
    at = next === at ? at + 1 : next
    if (next === to && here.length > 0) break
  }
  return { source, wildcards }
}

function wildcardsHoldNames(
  fits: RegExpExecArray,
  text: string,
  foundFrom: number,
  setting: Setting,
): boolean {
  const places = (fits.indices ?? []).slice(1)
  return places.every((place) => {
    if (place === undefined) return true
    const [from, to] = place
    const wordAt = (offset: number) => foundFrom + (text.slice(0, offset).match(/ /g)?.length ?? 0)
    return namesOnly(setting.found, wordAt(from), wordAt(to) + (to > from ? 1 : 0), setting.isOrdinary)
  })
}

/** Place in the text of a boundary in the template: before (or behind) what was put in there. */
function foundAt({ runs, from }: Fit, expected: number, behind: boolean): number {
  let found = from
  let at = 0
  for (const run of runs) {
    if (run.expectedFrom > expected || (run.expectedFrom === expected && !behind)) break
    if (run.expectedTo > expected) return behind ? run.foundTo : run.foundFrom
    found = run.foundTo
    at = run.expectedTo
  }
  return found + expected - at
}

/** In a stretch that may stand otherwise the parties may be called in still other words: "the names of any other contributors". */
export function callsPartyOtherwise(run: Difference, setting: Setting): boolean {
  const { fit, found, isOrdinary } = setting
  const { expectedFrom, expectedTo, foundFrom, foundTo } = run
  const isInside = fit.template.spans.some(
    ({ from, to, match }) => match !== null && from <= expectedFrom && to >= expectedTo && to > from,
  )
  if (!isInside || foundTo - foundFrom > MAX_NAME_WORDS) return false
  const removed = wordsOfRun(run, setting)
  const added = found.words.slice(foundFrom, foundTo)
  const singular = (words: readonly string[]) => words.map((word) => word.replace(/s$/, '')).join(' ')
  if (singular(removed) === singular(added) || (removed.at(-1) === 'names' && added.join(' ') === 'those'))
    return true
  return (
    removed.every((word) => POINTS_TO_PARTY.test(word)) &&
    added.length > 0 &&
    namesOnly(found, foundFrom, foundTo, isOrdinary)
  )
}

const POINTS_TO_PARTY =
  /^(?:its|their|his|her|any|other|the|names?|copyright|holders?|authors?|contributors?|of|and|or|specific|organization|company)$/

export function wordsOfRun({ expectedFrom, expectedTo }: Difference, { fit, vocabulary }: Setting): string[] {
  return Array.from(
    fit.template.words.subarray(expectedFrom, expectedTo),
    (number) => vocabulary[number] ?? '',
  )
}
