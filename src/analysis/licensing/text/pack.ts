import { anchorsOf } from './anchors.ts'
import type { Mark } from './marks.ts'
import { noticeWords } from './notices.ts'
import { byPlace, type MarkedWords, markedWords, type Span } from './template.ts'

export type TemplateKind = 'license' | 'exception' | 'header'

/** What goes into the corpus: texts with the stretches that are free in them. */
export interface SourceText {
  id: string
  kind: TemplateKind
  text: string
  marks: readonly Mark[]
}

/** A text to be recognised, as it lies in the packed corpus. */
export interface Template {
  kind: TemplateKind
  /** Ids whose texts are equal word for word; current ids first. */
  ids: readonly string[]
  /** Numbers of words in the vocabulary, in order. */
  words: Uint16Array
  spans: readonly Span[]
  /** Where it is looked for (anchors.ts). */
  anchors: readonly number[]
}

export interface Corpus {
  vocabulary: readonly string[]
  /** So many of them, from the first, are words of the language, not names. */
  ordinary: number
  templates: readonly Template[]
}

interface Header {
  vocabulary: string
  ordinary: number
  matches: readonly string[]
  templates: readonly {
    kind: TemplateKind
    ids: readonly string[]
    length: number
    /** Triples: words since the last beginning, length, index into `matches` or -1. */
    spans: readonly number[]
    /** Words since the last. */
    anchors: readonly number[]
  }[]
}

/** Written small in so many texts, a word is one of the language. */
const ORDINARY_TEXTS = 2

/** -> bytes: length of a JSON header, the header, then 16 bits for each word. */
export function pack(sources: readonly SourceText[], rank: (id: string) => number): Uint8Array {
  const read = sources
    .toSorted((a, b) => rank(a.id) - rank(b.id) || a.id.length - b.id.length)
    .map((source) => ({ ...source, marked: markedWords(source.text, source.marks) }))
  const { vocabulary, ordinary } = vocabularyOf(read.map(({ marked }) => marked))
  const numbers = new Map(vocabulary.map((word, number) => [word, number]))
  const isOrdinary = (word: string) => (numbers.get(word) ?? ordinary) < ordinary

  const byContent = new Map<string, { kind: TemplateKind; ids: string[]; words: number[]; spans: Span[] }>()
  for (const { id, kind, marked } of read) {
    const content = `${kind} ${marked.words.join(' ')}`
    const known = byContent.get(content)
    if (known) known.ids.push(id)
    else {
      const words = marked.words.map((word) => numbers.get(word) ?? 0)
      byContent.set(content, { kind, ids: [id], words, spans: withNotices(marked, isOrdinary) })
    }
  }

  const templates = [...byContent.values()]
  const matches = [...new Set(templates.flatMap(({ spans }) => spans.flatMap(({ match }) => match ?? [])))]
  const header: Header = {
    vocabulary: vocabulary.join(' '),
    ordinary,
    matches,
    templates: templates.map(({ kind, ids, words, spans }) => ({
      kind,
      ids,
      length: words.length,
      spans: spans.flatMap(({ from, to, match }, index) => [
        from - (spans[index - 1]?.from ?? 0),
        to - from,
        match === null ? -1 : matches.indexOf(match),
      ]),
      anchors: anchorsOf(words, spans).map((at, index, all) => at - (all[index - 1] ?? 0)),
    })),
  }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const body = new Uint16Array(templates.flatMap(({ words }) => words))
  const packed = new Uint8Array(4 + head.length + body.byteLength)
  new DataView(packed.buffer).setUint32(0, head.length, true)
  packed.set(head, 4)
  packed.set(new Uint8Array(body.buffer), 4 + head.length)
  return packed
}

function vocabularyOf(texts: readonly MarkedWords[]): { vocabulary: string[]; ordinary: number } {
  const small = new Map<string, number>()
  for (const { words, capital } of texts) {
    const here = new Set(words.filter((_, at) => capital[at] === false))
    for (const word of words) if (!small.has(word)) small.set(word, 0)
    for (const word of here) small.set(word, (small.get(word) ?? 0) + 1)
  }
  const isOrdinary = (word: string) => (small.get(word) ?? 0) >= ORDINARY_TEXTS
  const all = [...small.keys()]
  const vocabulary = [...all.filter(isOrdinary), ...all.filter((word) => !isOrdinary(word))]
  if (vocabulary.length >= 0xffff) throw new RangeError('The vocabulary does not fit into 16 bits')
  return { vocabulary, ordinary: all.filter(isOrdinary).length }
}

/** Copyright notices are free wherever they stand, marked as such or not; so are the numbers of clauses. */
function withNotices(marked: MarkedWords, isOrdinary: (word: string) => boolean): Span[] {
  const marks = noticeWords(marked, isOrdinary)
  const numbers = marked.numbering.flatMap((is, at) => (is ? [{ from: at, to: at + 1, match: null }] : []))
  const spans: Span[] = [...marked.spans, ...numbers]
  for (let at = 0; at < marks.length; at++) {
    if (marks[at] !== 1) continue
    const from = at
    while (marks[at + 1] === 1) at += 1
    spans.push({ from, to: at + 1, match: null })
  }
  return spans.sort(byPlace)
}

export function unpack(packed: Uint8Array): Corpus {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const bodyAt = 4 + view.getUint32(0, true)
  // Written by `pack` of the same version: the bytes are made by the build.
  const header = JSON.parse(new TextDecoder().decode(packed.subarray(4, bodyAt))) as Header
  const body = new Uint16Array(new Uint8Array(packed.subarray(bodyAt)).buffer)
  let at = 0
  const templates = header.templates.map(({ kind, ids, length, spans, anchors }): Template => {
    const words = body.subarray(at, at + length)
    at += length
    let anchor = 0
    return {
      kind,
      ids,
      words,
      spans: spansOf(spans, header.matches),
      anchors: anchors.map((step) => (anchor += step)),
    }
  })
  return { vocabulary: header.vocabulary.split(' '), ordinary: header.ordinary, templates }
}

function spansOf(numbers: readonly number[], matches: readonly string[]): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let at = 0; at < numbers.length; at += 3) {
    from += numbers[at] ?? 0
    spans.push({ from, to: from + (numbers[at + 1] ?? 0), match: matches[numbers[at + 2] ?? -1] ?? null })
  }
  return spans
}
