import { corpus } from './corpus.ts'
import { cover, SIMILARITY_THRESHOLD } from './cover.ts'
import { describe, quoted } from './describe.ts'
import { digestOf, referenceTo } from './identity.ts'
import { readingsOf } from './ids.ts'
import { noted } from './notices.ts'
import { ownReadings } from './own-readings.ts'
import type { Recognition, TextPart } from './recognition.ts'
import { type Item, type Piece, rolesOf } from './roles.ts'
import { remarksIn } from './surroundings.ts'
import { TRANSLATIONS } from './translations.ts'
import { wordsOf } from './words.ts'

/** A longer text is not read: nobody writes such a licence. */
const MAX_CHARACTERS = 2_000_000

/**
 * Text -> what it is. Words are compared as SPDX's matching guidelines say (words.ts); the templates of the list are
 * laid over the places where they fit (cover.ts), and every difference must stand where the template lets it
 * (harmless.ts). What stands beside them must say nothing (surroundings.ts).
 */
export function recognise(text: string): Recognition {
  if (text.length > MAX_CHARACTERS) return unknown(text, [])
  const index = corpus()
  const isOrdinary = (word: string) => (index.numberOf.get(word) ?? index.ordinary) < index.ordinary
  const found = noted(wordsOf(text), isOrdinary)
  if (found.words.length === 0) return unknown(text, [])
  const translated = TRANSLATIONS.get(
    digestOf(found.words.filter((_, at) => found.notice[at] === 0).join(' ')),
  )
  if (translated !== undefined) return translation(text, translated)

  const items: Item[] = []
  let from = 0
  for (const match of cover(found, index)) {
    items.push(...remarksIn(found, from, match.from, isOrdinary).map((remark) => ({ remark })), { match })
    from = match.to
  }
  items.push(...remarksIn(found, from, found.words.length, isOrdinary).map((remark) => ({ remark })))

  const { pieces, riders, isChoice, choices } = rolesOf(items)
  const line = (at: number) => (found.line[at] ?? 0) + 1
  const partOf = ({ match, kind, ids }: Piece): TextPart => {
    const [change] = match.changes
    const lines = [line(match.from), line(match.to - 1)] as const
    const own = text
      .split(/\r\n?|\n/)
      .slice(lines[0] - 1, lines[1])
      .join('\n')
    return {
      kind,
      ids,
      readings: change ? [referenceTo(own, ids[0] ?? null)] : readingsOf(ids),
      similarity: match.similarity,
      difference: change ? describe(change, match, index.vocabulary, found) : null,
      lines,
    }
  }
  const parts = [
    ...pieces.map(partOf),
    ...riders.map(({ from: begin, to }): TextPart => {
      const words = found.words.slice(begin, to)
      return {
        kind: 'own',
        ids: [],
        readings: [referenceTo(words.join(' '), null)],
        similarity: 0,
        difference: `adds ${quoted(words)}`,
        lines: [line(begin), line(to - 1)],
      }
    }),
  ].sort((a, b) => a.lines[0] - b.lines[0])

  const own = pieces.filter(({ kind }) => kind !== 'bundled')
  const ids = [...new Set(own.filter(({ kind }) => kind !== 'exception').flatMap((piece) => piece.ids))]
  const changed = parts.find(({ kind, difference }) => kind !== 'bundled' && difference !== null)
  if (changed === undefined) {
    // Additional permissions alone grant nothing.
    if (!pieces.some(({ kind }) => kind !== 'exception')) return unknown(text, parts)
    return {
      kind: 'recognised',
      ids,
      readings: ownReadings(own, isChoice, choices),
      similarity: 1,
      difference: null,
      parts,
    }
  }
  const similarity = similarityOf(own, riders)
  if (similarity < SIMILARITY_THRESHOLD) return unknown(text, parts)
  const readings = [referenceTo(text, ids[0] ?? null)]
  return { kind: 'modified', ids, readings, similarity, difference: changed.difference, parts }
}

function similarityOf(own: readonly Piece[], riders: readonly { from: number; to: number }[]): number {
  const common = own.reduce((sum, { match }) => sum + 2 * match.common, 0)
  const changed = own.reduce((sum, { match }) => sum + 2 * match.common * (1 / match.similarity - 1), 0)
  const added = riders.reduce((sum, { from, to }) => sum + to - from, 0)
  return common === 0 ? 0 : common / (common + changed + added)
}

function translation(text: string, id: string): Recognition {
  const found = { ids: [id], readings: [id], similarity: 1, difference: null }
  return { kind: 'recognised', ...found, parts: [{ kind: 'own', ...found, lines: linesOf(text) }] }
}

function unknown(text: string, parts: readonly TextPart[]): Recognition {
  const found = { ids: [], readings: [referenceTo(text, null)], similarity: 0, difference: null }
  return {
    kind: 'unknown',
    ...found,
    parts: parts.length > 0 ? parts : [{ kind: 'own', ...found, lines: linesOf(text) }],
  }
}

function linesOf(text: string): [number, number] {
  return [1, text.split(/\r\n?|\n/).length]
}
