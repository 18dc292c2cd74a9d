import { wordsOf } from './words.ts'

/** A text to be recognised, as it lies in the packed corpus. */
export interface Template {
  /** Ids whose texts are equal word for word; current ids first. */
  ids: readonly string[]
  /** Numbers of words in the vocabulary, in order. */
  words: Uint16Array
  /** Words that stand for something else in each copy: titles, copyright notices, placeholders, appendices. */
  replaceable: Uint8Array
}

export interface Corpus {
  vocabulary: readonly string[]
  templates: readonly Template[]
}

interface Header {
  vocabulary: readonly string[]
  templates: readonly { ids: readonly string[]; length: number }[]
}

const REPLACEABLE = 0x8000

/** Licence texts by id -> bytes: a JSON header, then one 16-bit number for each word, the high bit for replaceable ones. */
export function pack(texts: Readonly<Record<string, string>>, rank: (id: string) => number): Uint8Array {
  const numbers = new Map<string, number>()
  const byContent = new Map<string, { ids: string[]; marked: number[] }>()
  for (const [id, text] of Object.entries(texts)) {
    const { words, capital, line } = wordsOf(text)
    const replaceable = replaceableWords(text, words, capital, line)
    const marked = words.map((word, index) => {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      return number | (replaceable[index] ? REPLACEABLE : 0)
    })
    const content = words.join(' ')
    const known = byContent.get(content)
    if (known) known.ids.push(id)
    else byContent.set(content, { ids: [id], marked })
  }
  if (numbers.size >= REPLACEABLE) throw new RangeError('The vocabulary does not fit into 15 bits')
  const templates = [...byContent.values()].map(({ ids, marked }) => ({
    ids: ids.sort((a, b) => rank(a) - rank(b)),
    marked,
  }))
  const header: Header = {
    vocabulary: [...numbers.keys()],
    templates: templates.map(({ ids, marked }) => ({ ids, length: marked.length })),
  }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const body = new Uint16Array(templates.flatMap(({ marked }) => marked))
  const packed = new Uint8Array(4 + head.length + body.byteLength)
  new DataView(packed.buffer).setUint32(0, head.length, true)
  packed.set(head, 4)
  packed.set(new Uint8Array(body.buffer), 4 + head.length)
  return packed
}

export function unpack(packed: Uint8Array): Corpus {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const headLength = view.getUint32(0, true)
  // Written by pack() above.
  const header = JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + headLength))) as Header
  let offset = 4 + headLength
  const templates = header.templates.map(({ ids, length }) => {
    const words = new Uint16Array(length)
    const replaceable = new Uint8Array(length)
    for (let index = 0; index < length; index++, offset += 2) {
      const marked = view.getUint16(offset, true)
      words[index] = marked & ~REPLACEABLE
      replaceable[index] = marked & REPLACEABLE ? 1 : 0
    }
    return { ids, words, replaceable }
  })
  return { vocabulary: header.vocabulary, templates }
}

const TERMS = /^(?:permission|permitted|redistributions?|licensed|grant(?:ed|s)?|must|shall|provided|hereby)$/

/** SPDX's markup of replaceable and optional text is not in plain texts; this finds it by its form. */
function replaceableWords(
  text: string,
  words: readonly string[],
  capital: readonly boolean[],
  line: readonly number[],
): Uint8Array {
  const marks = new Uint8Array(words.length)
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  markCopyright(words, capital, line, marks)
  markHolders(words, capital, marks)
  markTitle(lines, line, marks)
  markPlaceholders(lines, words, line, marks)
  markAppendix(words, marks)
  return marks
}

/** A short first paragraph without a full stop. */
function markTitle(lines: readonly string[], line: readonly number[], marks: Uint8Array): void {
  const first = lines.findIndex((content) => content.trim() !== '')
  const end = lines.findIndex((content, index) => index > first && content.trim() === '')
  const title = lines.slice(first, end < 0 ? lines.length : end).join(' ')
  if (end < 0 || title.length > 120 || /[.;]\s*$/.test(title)) return
  for (const [index, at] of line.entries()) if (at < end) marks[index] = 1
}

function markCopyright(
  words: readonly string[],
  capital: readonly boolean[],
  line: readonly number[],
  marks: Uint8Array,
): void {
  for (const [index, word] of words.entries()) {
    const startsLine = line[index - 1] !== line[index]
    const portions = words[index - 1] === 'portions' && line[index - 2] !== line[index]
    if (word !== 'copyright' || !(startsLine || portions)) continue
    // "Copyright holder …" begins a sentence about one; a notice goes on with a year, a name or a placeholder.
    const next = words[index + 1] ?? ''
    if (/^(?:holders?|notices?|law|and|statement)$/.test(next)) continue
    if (!(capital[index + 1] || /^(?:years?|yyyy|by|dates?|name)$/.test(next))) continue
    for (let at = index; line[at] === line[index] && at < index + 25; at++) {
      if (at > index && TERMS.test(words[at] ?? '')) break
      marks[at] = 1
    }
  }
}

const NO_NAME = /^(?:the|and|of|for|inc|software|licen[sc]es?|program|work|public|free|code|source|\d+)$/

/** The holders a notice names, where the text names them again: "IN NO EVENT SHALL ISC BE LIABLE". */
function markHolders(words: readonly string[], capital: readonly boolean[], marks: Uint8Array): void {
  const isName = (at: number) => capital[at] === true && !NO_NAME.test(words[at] ?? '')
  const afterNotice = words.flatMap((word, at) => (marks[at] === 1 && isName(at) ? [word] : []))
  const holders = new Set(afterNotice.filter((word) => word !== 'copyright' && word !== 'all'))
  for (const [at, word] of words.entries()) if (holders.has(word) && isName(at)) marks[at] = 1
}

/** `<year>`, `[name of copyright owner]`, `<<beginOptional>>` and the like. */
function markPlaceholders(
  lines: readonly string[],
  words: readonly string[],
  line: readonly number[],
  marks: Uint8Array,
): void {
  for (const [index, content] of lines.entries()) {
    for (const [, placeholder = ''] of content.matchAll(/[<[{]([^<>[\]{}]{1,50})[>\]}]/g)) {
      const inside = wordsOf(`x ${placeholder}`).words.slice(1)
      const on = words.flatMap((_, at) => (line[at] === index ? [at] : []))
      const start = on.find((at) => inside.every((word, offset) => words[at + offset] === word))
      if (start !== undefined) marks.fill(1, start, start + inside.length)
    }
  }
}

/** "How to apply these terms": guideline 11, text after the end of the licence. */
function markAppendix(words: readonly string[], marks: Uint8Array): void {
  const text = words.join(' ')
  const end = text.search(/\b(?:end of terms and conditions|how to apply these terms)\b/)
  if (end < 0) return
  marks.fill(1, text.slice(0, end).split(' ').length - 1)
}
