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
/** Words in a row, as a power of two, that count as one place; for longer texts a fourth of their words. */
const PLACE_BITS = 6
/** A template with so many fewer of its anchors than another at the same place is not compared. */
const MAX_BEHIND = 0.35
/** A copy has all anchors but those with a misspelling. */
const FULL_SHARE = 0.85
/** A template that needs half as many edits more than another, and these, is not the nearer one. */
const MORE_EDITS = 60
/** Words of templates that are compared with one text, all together. */
const MAX_WORK = 1_500_000
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
  const places = new Map<string, Place>()
  let work = 0
  for (const occurrence of locate(numbers, index)) {
    const template = index.templates[occurrence.template]
    if (template === undefined || work > MAX_WORK) continue
    const middle = (occurrence.first.found + occurrence.last.found) >> 1
    const size = template.words.length
    const key = `${middle >> Math.max(PLACE_BITS, 30 - Math.clz32(size))} ${31 - Math.clz32(size)}`
    const place = places.get(key) ?? {
      tried: 0,
      share: occurrence.share,
      edits: Number.POSITIVE_INFINITY,
    }
    if (place.tried >= MAX_AT_ONE_PLACE || occurrence.share < place.share - MAX_BEHIND) continue
    if (matches.some((match) => explains(match, middle, occurrence.share, template.words.length))) continue
    places.set(key, place)
    place.tried += 1
    work += size
    const laid = layOver(
      template,
      occurrence,
      numbers,
      trigrams,
      leastEdits(matches, middle, size) * 1.5 + MORE_EDITS,
    )
    if (!laid) continue
    const changes = harmful({ fit: laid, vocabulary: index.vocabulary, found, isOrdinary })
    const cut = trimmed(laid, changes)
    const inside = changes.filter((change) => cut.runs.includes(change))
    const match = weighed(cut, inside)
    matches.push(match)
  }
  return disjoint(matches)
}

interface Place {
  tried: number
  /** Of the fullest template there. */
  share: number
}

/** Of the texts of about its length that lie over a place. */
function leastEdits(matches: readonly Match[], at: number, length: number): number {
  const there = matches.filter(
    ({ from, to, template }) => from <= at && to > at && template.words.length * 2 > length,
  )
  return Math.min(...there.map(({ edits }) => edits))
}

/** Whether a whole text lies over a place already that a shorter or a less full one cannot better. */
function explains(
  { changes, from, to, template }: Match,
  at: number,
  share: number,
  length: number,
): boolean {
  if (changes.length > 0 || from > at || to <= at) return false
  return share < FULL_SHARE || template.words.length > length * 1.2
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
