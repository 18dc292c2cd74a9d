import { corpus, type IndexedCorpus } from './corpus.ts'
import { cover } from './cover.ts'
import { type NotedWords, noted } from './notices.ts'
import type { Item } from './roles.ts'
import { remarksIn } from './surroundings.ts'
import { wordsOf } from './words.ts'

/** A text taken apart: templates of the list, and what stands beside them, in its order. */
export interface ReadText {
  index: IndexedCorpus
  found: NotedWords
  items: readonly Item[]
}

/** The last one: a text is asked for whether it says anything, and then for what. */
let last: { text: string; read: ReadText } | null = null

export function readText(text: string): ReadText {
  if (last?.text === text) return last.read
  const index = corpus()
  const isOrdinary = (word: string) => (index.numberOf.get(word) ?? index.ordinary) < index.ordinary
  const found = noted(wordsOf(text), isOrdinary)
  const items: Item[] = []
  const addRemarks = (from: number, to: number) =>
    items.push(...remarksIn(found, from, to, isOrdinary).map((remark) => ({ remark })))
  let from = 0
  for (const match of cover(found, index)) {
    addRemarks(from, match.from)
    items.push({ match })
    from = match.to
  }
  addRemarks(from, found.words.length)
  const read = { index, found, items }
  last = { text, read }
  return read
}
