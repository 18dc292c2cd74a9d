import { canonicalLicense } from '../names.ts'
import { align, type Difference } from './align.ts'
import { candidates, editLimit, MAX_EDITS, SIMILARITY_THRESHOLD } from './candidates.ts'
import { corpus, type IndexedCorpus } from './corpus.ts'
import { isHarmless, type Setting } from './harmless.ts'
import { referenceTo } from './identity.ts'
import type { Template } from './pack.ts'
import type { Recognition, TextPart } from './recognition.ts'
import { wordsOf } from './words.ts'

/** A farther text may still fit better: with an appendix left out. */
const MAX_APPENDIX_WORDS = 300
/** Longer texts are bundles of many licences. */
const MAX_CHARACTERS = 200_000

/**
 * Text -> recognition. Words are compared as SPDX's matching guidelines say (words.ts). The closest texts of the list
 * are aligned word by word with it, and every difference must be harmless (harmless.ts): a name, a year, a title.
 */
export function recognise(text: string): Recognition {
  if (text.length > MAX_CHARACTERS) return unknown(text)
  const index = corpus()
  const found = wordsOf(text)
  if (found.words.length === 0) return unknown(text)
  const numbers = Int32Array.from(found.words, (word) => index.numberOf.get(word) ?? -1)

  const comparisons: Comparison[] = []
  let fewest = MAX_EDITS
  for (const { template, leastEdits } of candidates(numbers, index)) {
    if (leastEdits > fewest) continue
    const comparison = compare(template, numbers, found, index, fewest)
    if (!comparison) continue
    comparisons.push(comparison)
    fewest = Math.min(fewest, comparison.edits + (comparison.harmful === null ? 0 : MAX_APPENDIX_WORDS))
  }
  const [best, second] = comparisons
    .filter(({ harmful }) => harmful === null)
    .sort((a, b) => a.edits - b.edits || b.template.words.length - a.template.words.length)
  if (best) {
    const ids = sameTextAs(best.template.ids)
    // Two texts that fit equally well and are not the same: not for a program to tell.
    const isTie =
      second?.edits === best.edits &&
      second.template.words.length === best.template.words.length &&
      sameTextAs(second.template.ids)[0] !== ids[0]
    if (!isTie)
      return whole('recognised', {
        ids,
        readings: isGnu(ids) ? ids : ids.slice(0, 1),
        similarity: best.similarity,
        difference: null,
        text,
      })
  }
  const [nearest] = comparisons.sort((a, b) => b.similarity - a.similarity)
  if (!nearest || nearest.similarity < SIMILARITY_THRESHOLD) return unknown(text)
  const difference = nearest.harmful ?? 'fits several texts of the list equally well'
  const ids = sameTextAs(nearest.template.ids)
  return whole('modified', {
    ids,
    readings: [referenceTo(text, ids[0] ?? null)],
    similarity: nearest.similarity,
    difference,
    text,
  })
}

function isGnu(ids: readonly string[]): boolean {
  return /^(?:A?GPL|LGPL)-/.test(ids[0] ?? '')
}

function unknown(text: string): Recognition {
  return whole('unknown', {
    ids: [],
    readings: [referenceTo(text, null)],
    similarity: 0,
    difference: null,
    text,
  })
}

function whole(
  kind: Recognition['kind'],
  { text, ...found }: Pick<TextPart, 'ids' | 'readings' | 'similarity' | 'difference'> & { text: string },
): Recognition {
  return { kind, ...found, parts: [{ kind: 'own', ...found, lines: [1, text.split('\n').length] }] }
}

interface Comparison {
  template: Template
  /** Common words, twice, over the words of both. */
  similarity: number
  /** Differing words on both sides. */
  edits: number
  /** The first difference that may matter, in words; null: all are harmless. */
  harmful: string | null
}

/** A GNU text says nothing of later versions; deprecated ids are told by their current ones. */
function sameTextAs(ids: readonly string[]): readonly string[] {
  const current = ids.flatMap((id) => {
    const gnu = /^((?:A?GPL|LGPL|GFDL)-\d\.\d(?:-(?:no-)?invariants)?)(?:\+|-only|-or-later)?$/.exec(id)?.[1]
    return gnu ? [`${gnu}-only`, `${gnu}-or-later`] : [canonicalLicense(id) ?? id]
  })
  return [...new Set(current)]
}

function compare(
  template: Template,
  numbers: Int32Array,
  found: ReturnType<typeof wordsOf>,
  { corpus: { vocabulary }, numberOf }: IndexedCorpus,
  limit: number,
): Comparison | null {
  const size = template.words.length + numbers.length
  const differences = align(template.words, numbers, Math.min(limit, editLimit(size)))
  if (differences === null) return null
  const edits = differences.reduce((sum, run) => sum + sizeOf(run), 0)
  const setting: Setting = { template, vocabulary, found, isLegalWord: (word) => numberOf.has(word) }
  const harmful = differences.find((difference) => !isHarmless(difference, setting))
  return {
    template,
    edits,
    similarity: (size - edits) / size,
    harmful: harmful ? describe(harmful, template, vocabulary, found.words) : null,
  }
}

function sizeOf(run: Difference): number {
  return run.expectedTo - run.expectedFrom + run.foundTo - run.foundFrom
}

function describe(
  run: Difference,
  template: Template,
  vocabulary: readonly string[],
  found: readonly string[],
): string {
  const words = (list: readonly string[]) => {
    const shown = list.slice(0, 10).join(' ')
    return list.length > 10 ? `"${shown} …"` : `"${shown}"`
  }
  const removed = Array.from(
    template.words.subarray(run.expectedFrom, run.expectedTo),
    (n) => vocabulary[n] ?? '',
  )
  const added = found.slice(run.foundFrom, run.foundTo)
  if (removed.length === 0) return `adds ${words(added)}`
  return added.length === 0 ? `lacks ${words(removed)}` : `says ${words(added)} for ${words(removed)}`
}
