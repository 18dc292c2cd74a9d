import type { Difference } from './align.ts'
import type { IndexedCorpus } from './corpus.ts'
import { type Fit, layOver, trigramsOf, trimmed } from './fit.ts'
import { harmful } from './harmless.ts'
import { locate } from './locate.ts'
import type { NotedWords } from './notices.ts'

/** Below this share of common words a text is not even called a modification. */
export const SIMILARITY_THRESHOLD = 0.8
/** Fewer words in common are no likeness. */
const MIN_NEAR_WORDS = 40
/** Templates that are compared word by word at one place. */
const MAX_AT_ONE_PLACE = 12
/** Of one text, all together. */
const MAX_FITS = 400
/** A whole text weighs more than a changed one of a little more words. */
const WHOLE_WEIGHT = 1.25

/** A template found in a text. */
export interface Match extends Fit {
  /** Differences that change what it says. */
  changes: readonly Difference[]
  /** Words in common, twice, over the words of both; what is free does not count. */
  similarity: number
  /** Words that are the same. */
  common: number
  /** Words that differ, harmless ones too. */
  edits: number
  /** Others that fit this place equally well. */
  rivals: Fit[]
}

/** The texts of the list in a text: none over another, what explains more words first. In the order of the text. */
export function cover(found: NotedWords, index: IndexedCorpus): Match[] {
  const numbers = Int32Array.from(found.words, (word) => index.numberOf.get(word) ?? -1)
  const trigrams = trigramsOf(numbers)
  const isOrdinary = (word: string) => (index.numberOf.get(word) ?? index.ordinary) < index.ordinary

  const matches: Match[] = []
  const tried = new Map<number, number>()
  let fits = 0
  for (const occurrence of locate(numbers, index)) {
    const template = index.templates[occurrence.template]
    if (template === undefined) continue
    const middle = (occurrence.first.found + occurrence.last.found) >> 1
    // One place is some words wide: the same licence again has its own.
    const place = middle >> 6
    const times = tried.get(place) ?? 0
    if (times >= MAX_AT_ONE_PLACE || fits >= MAX_FITS) continue
    if (matches.some((match) => explains(match, middle, template.words.length))) continue
    tried.set(place, times + 1)
    fits += 1
    const laid = layOver(template, occurrence, numbers, trigrams)
    if (!laid) continue
    const changes = harmful({ fit: laid, vocabulary: index.vocabulary, found, isOrdinary })
    const cut = trimmed(laid, changes)
    matches.push(
      weighed(
        cut,
        changes.filter((change) => cut.runs.includes(change)),
      ),
    )
  }
  return disjoint(matches)
}

/** Whether a whole, longer text lies over a place already. */
function explains({ changes, from, to, template }: Match, at: number, length: number): boolean {
  return changes.length === 0 && from <= at && to > at && template.words.length > length * 1.2
}

function weighed(laid: Fit, changes: Difference[]): Match {
  const removed = (runs: readonly Difference[]) =>
    runs.reduce((sum, { expectedFrom, expectedTo }) => sum + expectedTo - expectedFrom, 0)
  const added = (runs: readonly Difference[]) =>
    runs.reduce((sum, { foundFrom, foundTo }) => sum + foundTo - foundFrom, 0)
  const common = laid.to - laid.from - added(laid.runs)
  const changed = removed(changes) + added(changes)
  return {
    ...laid,
    changes,
    common,
    similarity: (2 * common) / (2 * common + changed),
    edits: removed(laid.runs) + added(laid.runs),
    rivals: [],
  }
}

function disjoint(matches: readonly Match[]): Match[] {
  const weight = ({ common, changes, similarity }: Match) =>
    common * (changes.length === 0 ? WHOLE_WEIGHT : similarity)
  const taken: Match[] = []
  for (const match of matches.toSorted((a, b) => weight(b) - weight(a) || a.edits - b.edits)) {
    if (match.changes.length > 0 && !isNear(match)) continue
    const over = taken.find(({ from, to }) => match.from < to && match.to > from)
    if (over === undefined) taken.push(match)
    else if (isRival(match, over)) over.rivals.push(match)
  }
  return taken.sort((a, b) => a.from - b.from)
}

/** Short texts are near to anything, and a notice is said in a few words. */
function isNear({ template, similarity, common }: Match): boolean {
  const least = { license: SIMILARITY_THRESHOLD, exception: 0.9, header: 1 }[template.kind]
  return similarity >= least && common >= MIN_NEAR_WORDS
}

/** Two texts that fit equally well are not for a program to tell apart. */
function isRival(match: Match, taken: Match): boolean {
  return (
    match.changes.length === 0 &&
    taken.changes.length === 0 &&
    match.from === taken.from &&
    match.to === taken.to &&
    match.edits === taken.edits &&
    match.common === taken.common
  )
}
