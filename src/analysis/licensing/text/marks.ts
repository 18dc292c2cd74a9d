/**
 * A stretch of a text by offsets, [from, to): it may be left out, or, with a regular expression, stand otherwise. An
 * empty stretch with an expression is a place where something may stand.
 */
export type Mark = readonly [from: number, to: number] | readonly [from: number, to: number, match: string]

/** Words that the list has and the printed text has not, by offset in what was printed and added before. */
export type Added = readonly [at: number, words: string]

export function withAdded(text: string, added: readonly Added[]): string {
  return added.reduce((whole, [at, words]) => whole.slice(0, at) + words + whole.slice(at), text)
}

/** What the SPDX list leaves free in its texts, as its XML sources say; made by license-marks.ts. */
export interface Marks {
  /** Of the list. */
  version: string
  /** By id, on the text with what is added. */
  licenses: Record<string, readonly Mark[]>
  added: Record<string, readonly Added[]>
  /** Additional permissions, with their texts: no package ships them. */
  exceptions: Record<string, { text: string; marks: readonly Mark[] }>
  /** What goes at the head of a source file, by the id it says. */
  headers: Record<string, { text: string; marks: readonly Mark[] }>
}
