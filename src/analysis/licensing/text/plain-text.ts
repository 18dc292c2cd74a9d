const TAGS =
  /<\/?(?:p|br|hr|b|i|u|em|strong|pre|code|tt|h\d|ul|ol|li|dl|dt|dd|div|span|a|table|tbody|tr|td|th|blockquote|center|font|html|head|body|title|section|sup|sub|small)(?:\s[^<>]*)?\/?>/gi
const COMMENTS = /<!--[\s\S]*?-->/g

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: ' ',
  trade: ' ',
  shy: '',
  sect: '§',
}

/** Soft hyphens, joiners, marks of byte order and direction: seen by nobody. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Seats of the Free Software Foundation: it moved, and its texts did not. */
const SEAT =
  /\b\d{2,3}\s+(?:Temple\s+Pl(?:ace|\.)|Franklin\s+St(?:reet|\.)?|Mass(?:achusetts)?\.?\s+Ave(?:nue|\.)?|Milk\s+Street)[^\n]{0,30}\n?[^\n]{0,60}?(?:\bU\.?S\.?A\b\.?|\b0\d{4}(?:-\d{4})?\b(?:,?\s*USA\b)?)/gi

/** A text without what only dresses it, line by line: markup, entities, comment signs, bullets, emphasis. */
export function plainText(text: string): readonly string[] {
  const lines = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    // UTF-8 read as if it were Western European.
    .replace(/â(?:€[\u0098\u0099œ\u009d™˜“”]?|[\u0080-\u009f]{1,2})|Â[\u0080-\u009f]?(?!\p{L})/gu, '"')
    .replace(COMMENTS, (comment) => comment.slice(4, -3))
    .replace(TAGS, ' ')
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi, decoded)
    // Markdown: a link's target, and signs before punctuation.
    .replace(/\[([^[\]\n]{1,80})\]\([^()\s]{1,200}\)/g, '$1')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/©|\(c\)(?=\s*(?:19|20)\d\d)/gi, ' copyright ')
    .replace(/\(c\)(?=[\s\d<[{]|$)|®|™/gim, ' ')
    // "non-infringement" and "noninfringement", "sub-license" and "sublicense".
    .replace(/\b(non|sub)-\s*(?=\p{L})/giu, '$1')
    .replace(/(?<=\s)&(?=\s)/g, 'and')
    .replace(/\be-mail/gi, 'email')
    .replace(/\bper cent\b/gi, 'percent')
    .replace(SEAT, ' ')
    .split('\n')
    .map(withoutMarks)
  return withoutPrefix(lines)
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? ' '
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? whole : String.fromCodePoint(code)
}

/** Without comment signs, headings and bullets at its start. */
function withoutMarks(line: string): string {
  return line
    .replace(/^[\s>#*;%!|=/"'.\\-]+(?=\s|[^\s.]|$)/, '')
    .replace(/^(?:rem|dnl|::)\s/i, '')
    .replace(/^[-*•o·]\s+/i, '')
    .replace(/^[([]?(?:\d{1,2}|[a-z])[.)\]]+(?=\p{Lu}\p{Ll})/u, '')
}

/** A comment sign that is a letter ("c" in Fortran) stands before every line. */
function withoutPrefix(lines: readonly string[]): readonly string[] {
  const written = lines.filter((line) => line.trim() !== '')
  const first = /^([a-z]{1,4})\s/i.exec(written[0] ?? '')?.[1]
  if (first === undefined || written.length < 4) return lines
  if (!written.every((line) => line === first || line.startsWith(`${first} `))) return lines
  return lines.map((line) => line.slice(first.length))
}
