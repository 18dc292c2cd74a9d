import type { SignalFinding } from '../../model/rule.ts'
import type { Scorecard } from '../../model/scorecard.ts'
import { plainLine, webAddress } from '../plain-line.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/** How a status reads in SARIF 2.1.0, sections 3.27.9 (kind) and 3.27.10 (level). */
const RESULT = {
  pass: { kind: 'pass', level: 'none' },
  warn: { kind: 'fail', level: 'warning' },
  fail: { kind: 'fail', level: 'error' },
  unknown: { kind: 'open', level: 'none' },
  'not-applicable': { kind: 'notApplicable', level: 'none' },
} as const

/** One run per scorecard, one result per scored signal. */
export function toSarif(scorecards: readonly Scorecard[]): string {
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: scorecards.map(run) }, null, 2)}\n`
}

function run(card: Scorecard) {
  const signals = card.points.flatMap((point) => point.signals).filter((signal) => signal.weight > 0)
  return {
    tool: {
      driver: {
        name: card.tool.name,
        semanticVersion: card.tool.version,
        rules: signals.map(reportingDescriptor),
      },
    },
    automationDetails: { id: `oss-check/${text(card.target.name)}/` },
    results: signals.map((signal, ruleIndex) => result(signal, ruleIndex, card)),
    properties: { verdict: card.verdict, score: card.score, asOf: card.asOf },
  }
}

function reportingDescriptor(signal: SignalFinding) {
  return {
    id: signal.id,
    name: text(signal.title),
    shortDescription: { text: text(signal.title) },
    fullDescription: { text: text(signal.why) },
    help: { text: text(signal.fix) },
  }
}

function result(signal: SignalFinding, ruleIndex: number, card: Scorecard) {
  const uri = webAddress(card.target.url)
  return {
    ruleId: signal.id,
    ruleIndex,
    ...RESULT[signal.status],
    message: { text: text(`${card.target.name}: ${signal.summary}`) },
    locations: [
      {
        ...(uri !== null && { physicalLocation: { artifactLocation: { uri } } }),
        logicalLocations: [{ name: text(card.target.name), kind: 'package' }],
      },
    ],
    partialFingerprints: { 'ossCheckSignal/v1': `${text(card.target.name)}:${signal.id}` },
  }
}

/** One line, with the brackets escaped that SARIF would read as a link (section 3.11.6). */
function text(raw: string): string {
  return plainLine(raw).replace(/[\\[\]]/g, '\\$&') || '-'
}
