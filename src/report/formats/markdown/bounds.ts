import { escapeMarkdown } from '../../escape.ts'

/** A part of a document that stands or is left out as a whole. */
export interface Block {
  /** Null: there was no room for it in the part it belongs to. */
  text: string | null
  /** What is missing where it is left out; blocks of the same kind have the same. */
  what: string
}

/** For the sentence about what was left out. */
const RESERVED_BYTES = 1000

/** Blocks that fit, in their order, with a last line that says what did not. Empty ones stand nowhere. */
export function within(maxBytes: number, blocks: readonly Block[]): string {
  const kept: string[] = []
  const leftOut = new Map<string, number>()
  let room = maxBytes - RESERVED_BYTES
  for (const { text, what } of blocks) {
    if (text === '') continue
    const bytes = text === null ? Number.POSITIVE_INFINITY : Buffer.byteLength(text) + 2
    if (text !== null && bytes <= room) {
      kept.push(text)
      room -= bytes
    } else leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
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
