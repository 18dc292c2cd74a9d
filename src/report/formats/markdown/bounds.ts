import { escapeMarkdown } from '../../escape.ts'

/** A part of a document that stands or is left out as a whole. */
export interface Block {
  /** Drawn where there may be room. Null: there was none in the part it belongs to. */
  draw: (() => string) | null
  /** What is missing where it is left out; blocks of the same kind have the same, and after the first that does not fit none stands. */
  what: string
}

/** For the sentence about what was left out. */
const RESERVED_BYTES = 1000

/** Blocks that fit, in their order, with a last line that says what did not. Empty ones stand nowhere. */
export function within(maxBytes: number, blocks: readonly Block[]): string {
  const kept: string[] = []
  const leftOut = new Map<string, number>()
  let room = maxBytes - RESERVED_BYTES
  for (const { draw, what } of blocks) {
    const text = draw === null || leftOut.has(what) ? null : draw()
    const bytes = text === null ? 0 : Buffer.byteLength(text) + 2
    if (text === null || bytes > room) leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
    else if (text !== '') {
      kept.push(text)
      room -= bytes
    }
  }
  return [...kept, ...wordsFor(leftOut)].join('\n\n').concat('\n')
}

/** The rows of a table that fit, from the first. */
export function firstRows(
  rows: readonly (readonly string[])[],
  maxBytes: number,
): readonly (readonly string[])[] {
  let room = maxBytes
  const end = rows.findIndex((row) => {
    room -= Buffer.byteLength(row.join(' | ')) + 6
    return room < 0
  })
  return end === -1 ? rows : rows.slice(0, end)
}

function wordsFor(leftOut: ReadonlyMap<string, number>): string[] {
  if (leftOut.size === 0) return []
  const parts = [...leftOut].map(([what, times]) => (times === 1 ? what : `${what} (${times} times)`))
  return [
    escapeMarkdown(
      `Left out, as there is no room for more here: ${parts.join(', ')}. Other formats have it all.`,
    ),
  ]
}
