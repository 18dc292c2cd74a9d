import stringWidth from 'string-width'

/** One column each: ASCII, Latin letters, punctuation, arrows, box drawing and our symbols. Saves the segmenter. */
const NARROW =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u259f\u25c6\u2713\u2717]*$/
const graphemes = new Intl.Segmenter()

/** Columns a text takes on the terminal. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text)
}

/** At most `width` columns; what does not fit ends in the ellipsis. */
export function cut(text: string, width: number, ellipsis = '…'): string {
  if (widthOf(text) <= width) return text
  const room = width - widthOf(ellipsis)
  if (room < 0) return ''
  return take(text, room) + ellipsis
}

/** Exactly `width` columns. */
export function pad(text: string, width: number, ellipsis = '…'): string {
  const short = cut(text, width, ellipsis)
  return short + ' '.repeat(Math.max(0, width - widthOf(short)))
}

/** Lines of at most `width` columns, broken between words, and within a word that is longer than a line. */
export function wrap(text: string, width: number): string[] {
  if (width <= 0) return []
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (widthOf(line) > width) {
      const head = take(line, width)
      if (head !== '') lines.push(head)
      // A character wider than the line fits nowhere.
      line = line.slice(head === '' ? firstGrapheme(line).length : head.length)
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

function firstGrapheme(text: string): string {
  for (const { segment } of graphemes.segment(text)) return segment
  return text
}

/** The longest beginning that fits. */
function take(text: string, width: number): string {
  if (NARROW.test(text)) return text.slice(0, width)
  let taken = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment)
    if (used > width) break
    taken += segment
  }
  return taken
}
