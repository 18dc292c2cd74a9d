import type { Basis, Missing, SignalFinding, Status } from '../model/rule.ts'
import { isFault } from '../model/unknown.ts'
import { plainLine } from './plain-line.ts'
import { dayText, intervalText, numberText, valueText } from './quantities.ts'
import { webAddress } from './web-address.ts'
import { REASON_WORDS, STATUS_WORDS, type Worded } from './wording.ts'

export interface StatusView extends Worded {
  id: Status
}

export interface SignalView {
  id: string
  title: string
  status: StatusView
  summary: string
  /** Null where the report has nothing to say. */
  value: string | null
  threshold: string | null
  sample: string | null
  interval: string | null
  basis: Basis
  /** Shown and never scored. */
  unscored: boolean
  critical: boolean
  details: readonly { label: string; text: string }[]
  why: string
  fix: string
  evidence: readonly EvidenceView[]
  missing: readonly MissingView[]
}

export interface EvidenceView {
  /** The address, or the command that shows it. */
  text: string
  /** Only http(s) addresses. */
  href: string | null
  retrieved: string
}

interface MissingView {
  word: string
  fact: string | null
  detail: string
  /** The answer exists; this run did not get it. */
  fault: boolean
}

export function signalView(signal: SignalFinding): SignalView {
  return {
    id: plainLine(signal.id),
    title: plainLine(signal.title),
    status: statusView(signal.status),
    summary: plainLine(signal.summary),
    value: valueText(signal.value, signal.unit),
    threshold: signal.threshold === null ? null : plainLine(signal.threshold),
    sample: signal.sampleSize === null ? null : `n = ${numberText(signal.sampleSize)}`,
    interval: intervalText(signal),
    basis: signal.basis,
    unscored: signal.weight === 0,
    critical: signal.critical,
    details: Object.entries(signal.details).map(([label, value]) => ({
      label: plainLine(words(label)),
      text: valueText(value) ?? 'none',
    })),
    why: plainLine(signal.why),
    fix: plainLine(signal.fix),
    evidence: evidenceViews(signal),
    missing: signal.missing.map(missingView),
  }
}

/** Several facts may rest on one address. */
function evidenceViews({ evidence }: SignalFinding): EvidenceView[] {
  const once = new Map(evidence.map((one) => [one.url, one]))
  return [...once.values()].map(({ url, retrievedAt }) => ({
    text: plainLine(url),
    href: webAddress(url),
    retrieved: dayText(retrievedAt),
  }))
}

function missingView({ fact, reason, detail }: Missing): MissingView {
  return { word: REASON_WORDS[reason], fact, detail: plainLine(detail), fault: isFault(reason) }
}

export function statusView(status: Status): StatusView {
  return { id: status, ...STATUS_WORDS[status] }
}

/** Names of details are code names: `withinTwoDays` -> "within two days". */
function words(name: string): string {
  return name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z]{2})(\d)/g, '$1 $2')
    .replace(/([a-z\d])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`)
}
