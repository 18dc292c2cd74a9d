import { SIMILARITY_THRESHOLD } from './cover.ts'
import { describe, quoted } from './describe.ts'
import { digestOf, referenceTo } from './identity.ts'
import { readingsOf } from './ids.ts'
import { readText } from './items.ts'
import { joinedReadings, ownReadings, readingsOfFamily } from './own-readings.ts'
import type { Recognition, TextPart } from './recognition.ts'
import { type Piece, rolesOf } from './roles.ts'
import { type Said, saidOf } from './said-of-it.ts'
import { TRANSLATIONS } from './translations.ts'

/**
 * Text -> what it is. Words are compared as SPDX's matching guidelines say (words.ts); the templates of the list are
 * laid over the places where they fit (cover.ts), and every difference must stand where the template lets it
 * (harmless.ts). What stands beside them must say nothing (surroundings.ts).
 */
export function recogniseText(text: string): Recognition {
  const { index, found, items } = readText(text)
  if (found.words.length === 0) return unknownText(text, [])
  const translated = TRANSLATIONS.get(
    digestOf(found.words.filter((_, at) => found.notice[at] === 0).join(' ')),
  )
  if (translated !== undefined) return translation(text, translated)

  const remarks = items.flatMap((item) => ('remark' in item ? [item.remark] : []))
  const said = remarks.length === items.length ? saidOf(remarks, found.words) : null
  if (said !== null) return notice(text, said)

  const { pieces, riders, join, listed, choices } = rolesOf(items)
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
    ...listed.map(({ from, to, mentions }): TextPart => {
      const ids = mentions.flatMap(({ families }) => families.flatMap(readingsOfFamily))
      const lines = [line(from), line(to - 1)] as const
      return { kind: 'bundled', ids, readings: ids, similarity: 1, difference: null, lines }
    }),
  ].sort((a, b) => a.lines[0] - b.lines[0])

  const own = pieces.filter(({ kind }) => kind !== 'bundled')
  const ids = [...new Set(own.filter(({ kind }) => kind !== 'exception').flatMap((piece) => piece.ids))]
  const changed = parts.find(({ kind, difference }) => kind !== 'bundled' && difference !== null)
  if (changed === undefined) {
    // Additional permissions alone grant nothing.
    if (!pieces.some(({ kind }) => kind !== 'exception')) return unknownText(text, parts)
    return {
      kind: 'recognised',
      ids,
      readings: ownReadings(own, join, choices),
      similarity: 1,
      difference: null,
      parts,
    }
  }
  const similarity = similarityOf(own, riders)
  if (similarity < SIMILARITY_THRESHOLD) return unknownText(text, parts)
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

/** What only names its licences grants them as their own notices do. */
function notice(text: string, { licenses, isChoice }: Said): Recognition {
  const ids = licenses.flatMap((license) =>
    license.flatMap((each) => each.split(/ (?:OR|WITH) /).slice(0, 1)),
  )
  const readings = joinedReadings(licenses, isChoice ? 'or' : null)
  const found = { ids: [...new Set(ids)], readings, similarity: 1, difference: null }
  return { kind: 'recognised', ...found, parts: [{ kind: 'notice', ...found, lines: linesOf(text) }] }
}

export function unknownText(text: string, parts: readonly TextPart[]): Recognition {
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
