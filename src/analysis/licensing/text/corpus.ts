import { brotliDecompressSync } from 'node:zlib'
import { type Corpus, unpack } from './pack.ts'
import { packedTexts } from './packed.ts'
import { trigram } from './trigram.ts'

/** Where a template is looked for: three words in a row at a place of it that every copy has. */
interface Anchor {
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

let indexed: IndexedCorpus | null = null

/** The texts of the SPDX list; unpacked when the first text is to be recognised, then kept. */
export function corpus(): IndexedCorpus {
  indexed ??= index(unpack(brotliDecompressSync(packedTexts())))
  return indexed
}

function index(unpacked: Corpus): IndexedCorpus {
  const anchors = new Map<number, Anchor[]>()
  const anchorCounts = unpacked.templates.map((template, number) => {
    for (const [order, at] of template.anchors.entries()) {
      const key = trigram(template.words, at)
      const known = anchors.get(key)
      if (known) known.push({ template: number, order, at })
      else anchors.set(key, [{ template: number, order, at }])
    }
    return template.anchors.length
  })
  const numberOf = new Map(unpacked.vocabulary.map((word, number) => [word, number]))
  return { ...unpacked, numberOf, anchors, anchorCounts }
}
