import { type IndexedCorpus, trigram } from './corpus.ts'

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

/** Anchors that follow each other as they do in the template. */
interface Chain {
  template: number
  first: Occurrence['first']
  last: Occurrence['last']
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
      const chain = chains.findLast((each) => each.orders[1] < order && shift(each.last, place) <= MAX_SHIFT)
      if (chain) {
        chain.last = place
        chain.orders[1] = order
        chain.hits += 1
      } else chains.push({ template, first: place, last: place, orders: [order, order], hits: 1 })
    }
  }
  return all
}

function shift(a: Occurrence['first'], b: Occurrence['first']): number {
  return Math.abs(b.found - a.found - (b.expected - a.expected))
}

/** Runs that belong to one copy of the template, put together around the longest of them. */
function joined(chains: readonly Chain[]): Chain[] {
  const left = chains.toSorted((a, b) => b.hits - a.hits)
  const copies: Chain[] = []
  for (let chain = left.shift(); chain; chain = left.shift()) {
    for (
      let other = left.find((each) => isBeside(chain, each));
      other;
      other = left.find((each) => isBeside(chain, each))
    ) {
      left.splice(left.indexOf(other), 1)
      const isBehind = other.orders[0] > chain.orders[1]
      if (isBehind) chain.last = other.last
      else chain.first = other.first
      chain.orders = [Math.min(chain.orders[0], other.orders[0]), Math.max(chain.orders[1], other.orders[1])]
      chain.hits += other.hits
    }
    copies.push(chain)
  }
  return copies
}

function isBeside(chain: Chain, other: Chain): boolean {
  // One anchor by itself may stand anywhere.
  if (other.hits === 1 && chain.hits > 3) return false
  const [before, behind] = other.orders[0] > chain.orders[1] ? [chain, other] : [other, chain]
  if (before.orders[1] >= behind.orders[0]) return false
  const gap = behind.first.found - before.last.found
  return gap > 0 && gap <= behind.first.expected - before.last.expected + MAX_GAP
}
