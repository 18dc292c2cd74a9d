import type { IndexedCorpus } from './corpus.ts'
import type { Template } from './pack.ts'

/** Below this share of common words a text is not even called a modification. */
export const SIMILARITY_THRESHOLD = 0.8
/** More differing words than this are not aligned. */
export const MAX_EDITS = 900
/** Candidates that are compared word by word. */
const MAX_CANDIDATES = 8

export interface Candidate {
  template: Template
  /** No alignment can need fewer: words of one side that the other does not have. */
  leastEdits: number
}

/** Templates that can be aligned within the limits, the most alike first. */
export function candidates(
  numbers: Int32Array,
  { corpus: { templates, vocabulary } }: IndexedCorpus,
): Candidate[] {
  const have = new Int32Array(vocabulary.length)
  for (const number of numbers) if (number >= 0) have[number] = (have[number] ?? 0) + 1
  const scored: (Candidate & { score: number })[] = []
  for (const template of templates) {
    const size = template.words.length + numbers.length
    const common = commonWords(template.words, have)
    const leastEdits = size - 2 * common
    if (leastEdits <= editLimit(size)) scored.push({ template, leastEdits, score: (2 * common) / size })
  }
  return scored.sort((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES)
}

function commonWords(words: Uint16Array, have: Int32Array): number {
  let common = 0
  const taken: number[] = []
  for (let at = 0; at < words.length; at++) {
    const number = words[at] ?? 0
    const left = have[number] ?? 0
    if (left <= 0) continue
    have[number] = left - 1
    taken.push(number)
    common++
  }
  for (const number of taken) have[number] = (have[number] ?? 0) + 1
  return common
}

export function editLimit(size: number): number {
  return Math.min(MAX_EDITS, Math.ceil(size * (1 - SIMILARITY_THRESHOLD)) + 80)
}
