const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
const CONTROLS = /\p{Cc}/gu
/** Bidi controls, zero-width spaces, interlinear marks, tags: they change what a line seems to say. */
const INVISIBLE =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu
const MAX_LENGTH = 2000

/**
 * Any text -> one line without control, bidi or invisible characters. The clients clean what comes in; a scorecard may
 * also come from a file or from a rule of somebody else's, so nothing is drawn that did not pass here.
 */
export function plainLine(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  return cut
    .replace(BREAKS, ' ')
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .trim()
}

/** The address where it is one a browser may open, in its escaped form; null for anything else. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
