import type { IndexedCorpus } from './corpus.ts'
import { trigram } from './trigram.ts'

/** A place in a text where much of a template stands. */
export interface Occurrence {
  template: number
  /** First and last anchor found: index of their first words in the template and in the text. */
  first: { expected: number; found: number }
  last: { expected: number; found: number }
  /** Share of the template's anchors that are there, in order. */
  share: number
}

/** With fewer of its anchors it is not even aligned: four fifths of the words need more. */
const MIN_SHARE = 0.4
/** A stretch put in or left out moves what follows; up to so many words it is still the same run of anchors. */
const MAX_SHIFT = 24
/** Of two runs of anchors that are one place, the second begins at most so many words late. */
const MAX_GAP = 600
const OPEN_CHAINS = 4

/** Anchors that follow each other as they do in the template. */
interface Chain {
  template: number
  /**
   * The outermost that agree with a neighbour on where the template stands: words that every copy has once may stand
   * twice in a text with other holders.
   */
  first: Occurrence['first']
  last: Occurrence['last']
  newest: Occurrence['last']
  agrees: boolean
  /** Of the first and the last of them. */
  orders: [first: number, last: number]
  hits: number
}

/** Where templates may stand in a text, numbered words; the fullest first. */
export function locate(numbers: Int32Array, index: IndexedCorpus): Occurrence[] {
  const occurrences: Occurrence[] = []
  for (const chains of chainsOf(numbers, index).values()) {
    for (const { template, first, last, hits } of joined(chains)) {
      const share = hits / (index.anchorCounts[template] ?? 1)
      if (share >= MIN_SHARE) occurrences.push({ template, first, last, share })
    }
  }
  const length = ({ template }: Occurrence) => index.templates[template]?.words.length ?? 0
  return occurrences.sort((a, b) => b.share - a.share || length(b) - length(a))
}

function chainsOf(numbers: Int32Array, { anchors }: IndexedCorpus): Map<number, Chain[]> {
  const all = new Map<number, Chain[]>()
  for (let found = 0; found + 2 < numbers.length; found++) {
    if ((numbers[found] ?? -1) < 0 || (numbers[found + 1] ?? -1) < 0 || (numbers[found + 2] ?? -1) < 0)
      continue
    for (const { template, order, at } of anchors.get(trigram(numbers, found)) ?? []) {
      const place = { expected: at, found }
      const chains = all.get(template) ?? []
      if (chains.length === 0) all.set(template, chains)
      const chain = newestThatTakes(chains, order, place)
      if (chain) {
        const isSteady = shift(chain.newest, place) === 0
        if (isSteady && !chain.agrees) chain.first = chain.newest
        chain.agrees ||= isSteady
        if (isSteady || !chain.agrees) chain.last = place
        chain.newest = place
        chain.orders[1] = order
        chain.hits += 1
      } else {
        const ends = { first: place, last: place, newest: place }
        chains.push({ template, ...ends, agrees: false, orders: [order, order], hits: 1 })
      }
    }
  }
  return all
}

/** Only the newest are asked: a text of many copies has as many runs. */
function newestThatTakes(
  chains: readonly Chain[],
  order: number,
  place: Occurrence['first'],
): Chain | undefined {
  for (let at = chains.length - 1; at >= 0 && at >= chains.length - OPEN_CHAINS; at--) {
    const chain = chains[at]
    if (chain && chain.orders[1] < order && shift(chain.newest, place) <= MAX_SHIFT) return chain
  }
  return undefined
}

function shift(a: Occurrence['first'], b: Occurrence['first']): number {
  return Math.abs(b.found - a.found - (b.expected - a.expected))
}

/** Runs that belong to one copy of the template, put together in the order of the text. */
function joined(chains: readonly Chain[]): Chain[] {
  const copies: Chain[] = []
  for (const chain of chains) {
    const copy = copies.at(-1)
    if (copy && isBehind(copy, chain)) {
      copy.last = chain.last
      copy.orders[1] = chain.orders[1]
      copy.hits += chain.hits
    } else copies.push(chain)
  }
  return copies
}

function isBehind(copy: Chain, chain: Chain): boolean {
  // One anchor by itself may stand anywhere.
  if (chain.hits === 1 && copy.hits > 3) return false
  const gap = chain.first.found - copy.last.found
  return (
    copy.orders[1] < chain.orders[0] && gap > 0 && gap <= chain.first.expected - copy.last.expected + MAX_GAP
  )
}
