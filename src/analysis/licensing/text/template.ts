import type { Mark } from './marks.ts'
import { type Words, wordsOf } from './words.ts'

/** A stretch of words, [from, to), that may be left out; with an expression it may stand otherwise. */
export interface Span {
  from: number
  to: number
  /** Regular expression over the text as SPDX writes it. */
  match: string | null
}

/** A text of the list, exception or notice as words. */
export interface MarkedWords extends Words {
  /** By where they begin, the longer first. */
  spans: readonly Span[]
}

/** Puts marks by offset on words: each stretch between two marks is read by itself. */
export function markedWords(text: string, marks: readonly Mark[]): MarkedWords {
  const offsets = [
    ...new Set([0, text.length, ...marks.map(([from]) => from), ...marks.map(([, to]) => to)]),
  ].sort((a, b) => a - b)
  const words: string[] = []
  const capital: boolean[] = []
  const line: number[] = []
  const last: boolean[] = []
  const numbering: boolean[] = []
  const wordAt = new Map<number, number>()
  let lines = 0
  for (const [index, offset] of offsets.entries()) {
    wordAt.set(offset, words.length)
    const stretch = text.slice(offset, offsets[index + 1] ?? text.length)
    const read = wordsOf(stretch)
    words.push(...read.words)
    capital.push(...read.capital)
    line.push(...read.line.map((each) => each + lines))
    last.push(...read.last)
    numbering.push(...read.numbering)
    lines += stretch.split('\n').length - 1
  }
  const spans = marks.map(([from, to, match]): Span => {
    return { from: wordAt.get(from) ?? 0, to: wordAt.get(to) ?? 0, match: match ?? null }
  })
  return { words, capital, line, last, numbering, spans: spans.filter(isUseful).sort(byPlace) }
}

function isUseful({ from, to, match }: Span): boolean {
  return to > from || match !== null
}

export function byPlace(a: Span, b: Span): number {
  return a.from - b.from || b.to - a.to
}
