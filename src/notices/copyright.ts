import { corpus } from '../analysis/licensing/text/corpus.ts'
import { noted } from '../analysis/licensing/text/notices.ts'
import { wordsOf } from '../analysis/licensing/text/words.ts'
import { withoutEdges, withoutEnd } from '../text/edges.ts'

/** A text, and who it says has the rights. */
export interface CopyrightedText {
  /** Lines that are copyright notices and nothing else, in their order, each once. */
  copyrights: readonly string[]
  /** The text: without those lines where they stand together, as then it may be what many components have in common. */
  terms: string
}

/** A form to be filled in names nobody. */
const PLACEHOLDER =
  /[<[{(]\s*(?:yyyy|years?|name|full ?name|author|copyright|owner|date)|name of (?:copyright|author)|\byyyy\b/i
/** The licence text has an author too, who says so above it: that is not who wrote the component. */
const OF_THE_TEXT = /everyone is permitted to copy and distribute verbatim/i
const LINES_BELOW = 4

/**
 * Where a whole line is a copyright notice it belongs to the component; within a sentence it stays where it is. Where they
 * stand in several places, each has terms of its own below it, and the text stays whole.
 */
export function copyrightIn(text: string): CopyrightedText {
  const lines = text.split('\n')
  const notices = [...noticeLines(text)].filter((at) => {
    const below = lines.slice(at + 1, at + 1 + LINES_BELOW).join(' ')
    return !PLACEHOLDER.test(lines[at] ?? '') && !OF_THE_TEXT.test(below)
  })
  const copyrights = notices.map((at) => plain(lines[at] ?? ''))
  const isTogether = lines
    .slice(notices[0] ?? 0, notices.at(-1) ?? 0)
    .every((line, offset) => line.trim() === '' || notices.includes((notices[0] ?? 0) + offset))
  const terms = isTogether ? lines.filter((_, at) => !notices.includes(at)) : lines
  return { copyrights: [...new Set(copyrights)].filter(isTelling), terms: tidied(terms) }
}

function noticeLines(text: string): ReadonlySet<number> {
  const { numberOf, ordinary } = corpus()
  const isOrdinary = (word: string) => (numberOf.get(word) ?? ordinary) < ordinary
  const { line, notice } = noted(wordsOf(text), isOrdinary)
  const all = new Set(line)
  for (const [index, at] of line.entries()) if (notice[index] === 0) all.delete(at)
  return all
}

/** Without signs of comments, quotes and lists. */
function plain(line: string): string {
  const flat = line.replace(/^[\s>#*;%!|/"'`.-]+/, '').replace(/\s+/g, ' ')
  return withoutEnd(flat, ` */"'\``)
}

/** "All rights reserved." alone says nothing of whose. */
function isTelling(line: string): boolean {
  return !/^all rights reserved\.?$/i.test(line) && line !== ''
}

/** Without empty lines at its ends, and at most one between two others. */
function tidied(lines: readonly string[]): string {
  const text = lines.map((line) => line.trimEnd()).join('\n')
  return withoutEdges(text.replace(/\n{3,}/g, '\n\n'), '\n')
}
