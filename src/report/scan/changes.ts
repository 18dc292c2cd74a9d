import type { ScanComparison } from '../../judging/components/comparison.ts'
import type { LicenceChange, LicenceSide } from '../../judging/components/licence-change.ts'
import { COMPONENT_WORDS } from '../component-words.ts'
import { plainLine } from '../plain-line.ts'
import { quantityText } from '../quantities.ts'

/** Another text altogether has fewer words in common. */
const SAME_TEXT = 0.5
/** More sentences than this are counted. */
const MAX_SENTENCES = 5

/** `Since main: 3 added, 1 removed, 12 changed`. */
export function changesLine(comparison: ScanComparison): string {
  const { base, lacking, added, removed, changed, licences } = comparison
  if (lacking !== null && added.length + removed.length + changed.length === 0) return plainLine(lacking)
  const name = base.commit === null ? base.name : `${base.name} (${base.commit.slice(0, 10)})`
  const relicensed = licences.filter(({ kind }) => kind === 'changed').length
  const parts = [
    `${added.length} added`,
    `${removed.length} removed`,
    `${changed.length} changed`,
    ...(relicensed > 0 ? [`${relicensed} with other terms`] : []),
  ]
  return plainLine(`Since ${name}: ${parts.join(', ')}${lacking === null ? '' : `. ${lacking}`}`)
}

/** What became of a licence, in words: what it is about, then lines about it. */
export function licenceLines(
  change: LicenceChange,
  arrow: string,
): { head: string; lines: readonly string[] } {
  const { name, before, after, kind, obligations } = change
  const versions = `${name} ${before.version} ${arrow} ${after.version}`
  const [was, is] = namesOf(before, after)
  const terms = was === is ? `${is}, in other words` : `${was} ${arrow} ${is}`
  return {
    head: plainLine(
      kind === 'changed' ? `${versions}: ${terms}` : `${versions}: whether its terms changed cannot be told`,
    ),
    lines: [
      ...(kind === 'unknown' ? unknownSides(before, after) : verdictLines(before, after)),
      ...obligations.more.map((duty) => `It asks now: ${duty}`),
      ...obligations.fewer.map((duty) => `It no longer asks: ${duty}`),
      ...wordLines(change),
    ].map(plainLine),
  }
}

/** What metadata writes is shorter than everything that was read; where it is the same, that tells the difference. */
function namesOf(before: LicenceSide, after: LicenceSide): readonly [string, string] {
  const isTold = before.declared !== null && after.declared !== null && before.declared !== after.declared
  const nameOf = ({ declared, expression }: LicenceSide) => (isTold ? declared : expression) ?? 'not known'
  return [nameOf(before), nameOf(after)]
}

function unknownSides(before: LicenceSide, after: LicenceSide): readonly string[] {
  return [before, after]
    .filter(({ expression, verdict }) => expression === null || verdict === 'unknown')
    .map(({ version, reason }) => `${version}: ${reason}`)
}

function verdictLines(before: LicenceSide, after: LicenceSide): readonly string[] {
  const [was, is] = [COMPONENT_WORDS[before.verdict].word, COMPONENT_WORDS[after.verdict].word]
  return was === is ? [] : [`It was ${was} and is ${is}: ${after.reason}`]
}

function wordLines({ words }: LicenceChange): readonly string[] {
  if (words === null) return []
  if (words.common < SAME_TEXT)
    return [
      `Its text is another one: ${quantityText(words.common, 'share')} of the words stand in sentences of both`,
    ]
  return [
    ...sentences('Its text no longer says', words.removed),
    ...sentences('Its text now says', words.added),
  ]
}

function sentences(what: string, all: readonly string[]): readonly string[] {
  const more = all.length - MAX_SENTENCES
  const shown = all.slice(0, MAX_SENTENCES).map((sentence) => `${what}: "${sentence}"`)
  return more > 0 ? [...shown, `and ${more} more sentences`] : shown
}
