import { wordsOf } from './words.ts'

/** How the words of one text differ from those of another. The other way round it is the same turned round. */
export interface TextChange {
  /** Share of words that stand in sentences of both, 0 to 1. */
  common: number
  /** Sentences that only the first has, as written, in its order. */
  removed: readonly string[]
  /** Sentences that only the second has. */
  added: readonly string[]
}

interface Sentence {
  /** On one line, as written. */
  text: string
  /** Its words as SPDX's matching guidelines compare them. */
  words: string
  length: number
}

/** Sentences count by their words: how lines break, quotes and bullets say nothing. Null: the same words. */
export function textChange(before: string, after: string): TextChange | null {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const removed = missing(old, now)
  const added = missing(now, old)
  if (removed.length === 0 && added.length === 0) return null
  const all = lengthOf(old) + lengthOf(now)
  const common = all === 0 ? 0 : (all - lengthOf(removed) - lengthOf(added)) / all
  return { common, removed: removed.map(({ text }) => text), added: added.map(({ text }) => text) }
}

/** Each as often as it stands more often in the one than in the other; the last of them are those. */
function missing(here: readonly Sentence[], there: readonly Sentence[]): readonly Sentence[] {
  const left = new Map<string, number>()
  for (const { words } of there) left.set(words, (left.get(words) ?? 0) + 1)
  return here.filter(({ words }) => {
    const times = left.get(words) ?? 0
    left.set(words, times - 1)
    return times <= 0
  })
}

function sentencesOf(text: string): readonly Sentence[] {
  return text
    .split(/\n\s*\n|(?<=[.;:]["”)]?)\s+(?=["“([]?[\p{Lu}\d(])/u)
    .map((part) => {
      const { words } = wordsOf(part)
      return { text: part.replace(/\s+/g, ' ').trim(), words: words.join(' '), length: words.length }
    })
    .filter(({ length }) => length > 0)
}

function lengthOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { length }) => sum + length, 0)
}
