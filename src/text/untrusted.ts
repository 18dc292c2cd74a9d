/**
 * The border for text from outside: what passes here can be printed on a terminal without moving its cursor, and reads
 * in the order in which it is stored. Escaping for a format (Markdown, HTML …) is the report's part.
 */

/** Longest text let through unless a shorter bound is given, in UTF-16 units. GitHub serves texts up to 512 KB. */
export const MAX_TEXT_LENGTH = 1_000_000

const MAX_DEPTH = 64

const PLAIN = /^[\t\n\x20-\x7e]*$/

// Escape sequences whole, so that no "[31m" stays behind. OSC, DCS and their kind end with BEL or ST; a payload that
// never ends loses its introducer only, so that nobody hides the rest of a text.
const STRING_SEQUENCE =
  /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\n\x90\x98\x9c-\x9f]{0,4096}(?:\x07|\x1b\\|\x9c)/g
const CONTROL_SEQUENCE = /(?:\x1b\[|\x9b)[\x30-\x3f]{0,64}[\x20-\x2f]{0,16}[\x40-\x7e]/g
const SHORT_ESCAPE = /\x1b[\x20-\x2f]{0,16}[\x30-\x7e]/g

const LINE_BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g

// Controls, then what is invisible or reorders: soft hyphen, grapheme joiner, Arabic letter mark, Hangul fillers, Khmer
// inherent vowels, Mongolian vowel separator, zero width and directional marks, embeddings and overrides, invisible
// operators and isolates, BOM, interlinear annotations, tag characters.
const INVISIBLE =
  /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu

// More marks on one letter than any script writes: they paint over the lines around.
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu

/** Without control and escape sequences, invisible and reordering characters; `\n` and `\t` stay. Cut with `…`. */
export function cleanText(text: string, maxLength: number = MAX_TEXT_LENGTH): string {
  const bounded = text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text
  return cut(PLAIN.test(bounded) ? bounded : clean(bounded), maxLength)
}

/** As cleanText, on one line: for names, titles, labels, messages. */
export function cleanLine(text: string, maxLength: number = 300): string {
  return cut(
    cleanText(text, maxLength * 4)
      .replace(/\s+/gu, ' ')
      .trim(),
    maxLength,
  )
}

/** Parsed JSON with every string and property name cleaned; what is nested beyond any real answer becomes null. */
export function cleanDeep(value: unknown): unknown {
  return cleanAt(value, 0)
}

function cleanAt(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  // Octokit parses integers beyond 2^53 as bigint, which JSON cannot carry on.
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return null
  if (Array.isArray(value)) return value.map((item) => cleanAt(item, depth + 1))
  // fromEntries defines properties: a key "__proto__" stays a plain one.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanLine(key), cleanAt(item, depth + 1)]),
  )
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(STRING_SEQUENCE, '')
    .replace(CONTROL_SEQUENCE, '')
    .replace(SHORT_ESCAPE, '')
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, '')
    .replace(STACKED_MARKS, '$1')
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  return `${text
    .slice(0, Math.max(0, maxLength - 1))
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}
