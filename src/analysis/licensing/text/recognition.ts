/** A stretch of a text that is one licence, exception or notice. */
export interface TextPart {
  /**
   * `own`: what the text grants itself. `bundled`: the licence of somebody else's work that is shipped along.
   * `exception`: additional permission to the licence before it. `notice`: says under which licence it is, and is not
   * its text ("either version 2, or any later version").
   */
  kind: 'own' | 'bundled' | 'exception' | 'notice'
  /** Ids of the SPDX list that share the text, the likeliest first; of a changed text the one it is near to; else none. */
  ids: readonly string[]
  /** What it may mean, as SPDX expressions. A changed or unlisted text: one `LicenseRef-` that stands for it alone. */
  readings: readonly string[]
  /** Share of words in common with the listed text, 0 to 1. */
  similarity: number
  /** How it differs from the listed text, in words; null: not at all, or nothing on the list is near. */
  difference: string | null
  /** First and last line, from 1. */
  lines: readonly [number, number]
}

/** What a text is, by comparison with the texts of the SPDX list. */
export interface Recognition {
  /**
   * `recognised`: everything it grants is on the list, word for word but for what the guidelines leave free.
   * `modified`: close to a listed text, and something in it is not. `unknown`: on no list, or no licence at all.
   */
  kind: 'recognised' | 'modified' | 'unknown'
  /** Ids of its own parts; of a modified text the nearest. */
  ids: readonly string[]
  /**
   * Expressions that its own parts may mean together: one, or several where the text leaves it open (a GNU text does
   * not say whether later versions may be chosen; two texts do not say whether both bind). None: it grants nothing of
   * its own and only lists what others grant.
   */
  readings: readonly string[]
  /** Of its own parts, the least. */
  similarity: number
  difference: string | null
  parts: readonly TextPart[]
}
