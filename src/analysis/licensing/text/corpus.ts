import { brotliDecompressSync } from 'node:zlib'
import { type Corpus, type Template, unpack } from './pack.ts'
import { packedTexts } from './packed.ts'

/** Where a template is looked for: three words in a row at a place of it that every copy has. */
export interface Anchor {
  /** Index of the template. */
  template: number
  /** Index of the anchor in its template. */
  order: number
  /** Index of its first word in its template. */
  at: number
}

export interface IndexedCorpus extends Corpus {
  numberOf: ReadonlyMap<string, number>
  anchors: ReadonlyMap<number, readonly Anchor[]>
  /** How many anchors each template has. */
  anchorCounts: readonly number[]
}

/** Anchors of a template, spread evenly. */
const ANCHORS = 24

let indexed: IndexedCorpus | null = null

/** The texts of the SPDX list; unpacked when the first text is to be recognised, then kept. */
export function corpus(): IndexedCorpus {
  indexed ??= index(unpack(brotliDecompressSync(packedTexts())))
  return indexed
}

function index(unpacked: Corpus): IndexedCorpus {
  const anchors = new Map<number, Anchor[]>()
  const anchorCounts = unpacked.templates.map((template, number) => {
    const places = anchorPlaces(template)
    for (const [order, at] of places.entries()) {
      const key = trigram(template.words, at)
      const known = anchors.get(key)
      if (known) known.push({ template: number, order, at })
      else anchors.set(key, [{ template: number, order, at }])
    }
    return places.length
  })
  const numberOf = new Map(unpacked.vocabulary.map((word, number) => [word, number]))
  return { ...unpacked, numberOf, anchors, anchorCounts }
}

function anchorPlaces({ words, spans }: Template): number[] {
  const isFree = new Uint8Array(words.length + 1)
  for (const { from, to } of spans) isFree.fill(1, from, Math.max(to, from))
  const inside = new Set(spans.filter(({ from, to }) => from === to).map(({ from }) => from))
  const times = new Map<number, number>()
  const isFixed = (at: number) =>
    !(isFree[at] || isFree[at + 1] || isFree[at + 2] || inside.has(at + 1) || inside.has(at + 2))
  for (let at = 0; at + 2 < words.length; at++) {
    const key = trigram(words, at)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const all = Array.from({ length: Math.max(0, words.length - 2) }, (_, at) => at).filter(isFixed)
  // What stands twice tells no place.
  const unique = all.filter((at) => times.get(trigram(words, at)) === 1)
  const places = unique.length > 0 ? unique : all
  if (places.length <= ANCHORS) return places
  return Array.from(
    { length: ANCHORS },
    (_, order) => places[Math.floor((order * (places.length - 1)) / (ANCHORS - 1))] ?? 0,
  )
}

/** Three words as one number; two that collide are told apart when they are aligned. */
export function trigram(words: ArrayLike<number>, at: number): number {
  const mixed = Math.imul(words[at] ?? 0, 0x9e3779b1) ^ Math.imul(words[at + 1] ?? 0, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul((words[at + 2] ?? 0) + 1, 0x297a2d39)
}
