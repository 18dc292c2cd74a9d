import { brotliDecompressSync } from 'node:zlib'
import { type Corpus, unpack } from './pack.ts'
import { packedTexts } from './packed.ts'

export interface IndexedCorpus {
  corpus: Corpus
  numberOf: ReadonlyMap<string, number>
}

let indexed: IndexedCorpus | null = null

/** The texts of the SPDX list; unpacked when the first text is to be recognised, then kept. */
export function corpus(): IndexedCorpus {
  if (indexed === null) {
    const unpacked = unpack(brotliDecompressSync(packedTexts()))
    indexed = {
      corpus: unpacked,
      numberOf: new Map(unpacked.vocabulary.map((word, number) => [word, number])),
    }
  }
  return indexed
}
