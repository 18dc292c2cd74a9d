import type { Span } from './template.ts'
import { trigram } from './trigram.ts'

/** Anchors of a template, spread evenly. */
const ANCHORS = 24

/** Where a template is looked for: first words of three in a row that every copy has, and has only once. */
export function anchorsOf(words: ArrayLike<number>, spans: readonly Span[]): number[] {
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
