import { align, alignOpen, type Difference } from './align.ts'
import type { Occurrence } from './locate.ts'
import type { Template } from './pack.ts'
import { moved, partnersOf, runsOf, turned } from './runs.ts'
import { trigram } from './trigram.ts'

/** A template laid over a stretch of a text. */
export interface Fit {
  template: Template
  /** Stretch of the text it covers, [from, to), in words. */
  from: number
  to: number
  /** Where the two differ; places in the whole template and in the whole text, in order. */
  runs: readonly Difference[]
}

/** More differing words than this are not aligned. */
const MAX_EDITS = 900
/** An optional stretch of so many words is looked for as a whole. */
const WHOLE_STRETCH = 24

/** The words of the text that may occur: trigrams, for telling whether a long optional stretch is there at all. */
export type Trigrams = ReadonlySet<number>

export function trigramsOf(numbers: Int32Array): Trigrams {
  const all = new Set<number>()
  for (let at = 0; at + 2 < numbers.length; at++) all.add(trigram(numbers, at))
  return all
}

/** Aligns a template from its anchors outwards; null where it needs more edits than are worth it. */
export function layOver(
  template: Template,
  { first, last }: Occurrence,
  numbers: Int32Array,
  trigrams: Trigrams,
  maxEdits: number,
): Fit | null {
  const kept = keptWords(template, trigrams)
  const words = kept.map((at) => template.words[at] ?? 0)
  const begin = kept.indexOf(first.expected)
  const end = kept.indexOf(last.expected) + 3
  const until = last.found + 3
  const limit = Math.min(Math.ceil(maxEdits), MAX_EDITS, Math.ceil(words.length * 0.4) + 40)

  const middle = align(words.subarray(begin, end), numbers.subarray(first.found, until), limit)
  if (middle === null) return null
  const slack = (length: number) => Math.ceil(length * 1.2) + 60
  const before = reversed(numbers.subarray(Math.max(0, first.found - slack(begin)), first.found))
  const head = alignOpen(reversed(words.subarray(0, begin)), before, limit)
  const behind = numbers.subarray(until, until + slack(words.length - end))
  const tail = alignOpen(words.subarray(end), behind, limit)
  if (head === null || tail === null) return null

  const runs = [
    ...head.runs.map((run) => turned(run, begin, first.found)).reverse(),
    ...middle.map((run) => moved(run, begin, first.found)),
    ...tail.runs.map((run) => moved(run, end, until)),
  ]
  const from = first.found - head.consumed
  const to = until + tail.consumed
  const partners = partnersOf(kept, template.words.length, runs, from)
  return { template, from, to, runs: runsOf(partners, from, to) }
}

/**
 * Before the first word that every copy has and behind the last, titles and notices vary freely: what differs there is
 * beside the licence, not in it.
 */
export function trimmed(laid: Fit, changes: readonly Difference[]): Fit {
  const { template, from, to, runs } = laid
  const isFree = new Uint8Array(template.words.length)
  for (const span of template.spans) isFree.fill(1, span.from, span.to)
  const first = isFree.indexOf(0)
  const last = isFree.lastIndexOf(0)
  const head = changes.findLast((run) => run.expectedTo <= first)
  const tail = changes.find((run) => run.expectedFrom > last)
  if (!head && !tail) return laid
  return {
    template,
    from: head?.foundTo ?? from,
    to: tail?.foundFrom ?? to,
    runs: runs.filter(
      (run) => (!head || run.foundFrom >= head.foundTo) && (!tail || run.foundTo <= tail.foundFrom),
    ),
  }
}

/** Places of the template without long optional stretches that are not in the text. */
function keptWords({ words, spans }: Template, trigrams: Trigrams): Int32Array {
  const dropped = new Uint8Array(words.length)
  for (const { from, to, match } of spans) {
    if (match === null && to - from >= WHOLE_STRETCH && !isThere(words, from, to, trigrams))
      dropped.fill(1, from, to)
  }
  const kept = new Int32Array(words.length)
  let length = 0
  for (let at = 0; at < words.length; at++) if (dropped[at] === 0) kept[length++] = at
  return kept.subarray(0, length)
}

function isThere(words: Uint16Array, from: number, to: number, trigrams: Trigrams): boolean {
  let there = 0
  for (let at = from; at + 2 < to; at++) if (trigrams.has(trigram(words, at))) there += 1
  return there * 2 >= to - from - 2
}

function reversed(numbers: Int32Array): Int32Array {
  return numbers.slice().reverse()
}
