import { FINDING_KINDS, type FindingKind, type ScanFinding } from '../../judging/components/findings.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { jsonText } from '../../text/json-text.ts'
import { CODE_SCANNING, digestOf, SARIF_SCHEMA, sarifText } from '../sarif.ts'
import type { DrawScan } from './format.ts'
import { wayTo } from './groups.ts'

/** Code scanning opens an alert for each result, so that problems alone are some. Worst first, as it shows a part of many. */
const LEVELS = { fail: 'error', undecided: 'warning', reported: 'note' } as const

/** Object.keys widens what the table's type says exactly. */
const KINDS = Object.keys(FINDING_KINDS) as readonly FindingKind[]

/** One run for everything: code scanning takes one of a category. */
export const draw: DrawScan = (scan) =>
  `${jsonText({ $schema: SARIF_SCHEMA, version: '2.1.0', runs: [run(scan)] }, 2)}\n`

function run({ tool, findings, files, gate, totals, asOf }: Scan) {
  return {
    tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: KINDS.map(ruleOf) } },
    automationDetails: { id: 'oss-check/scan/' },
    results: findings
      .slice(0, CODE_SCANNING.results)
      .map((finding) => resultOf(finding, files[0]?.file ?? '.')),
    properties: {
      gate: gate.status,
      components: totals.components,
      asOf,
      resultsLeftOut: Math.max(0, findings.length - CODE_SCANNING.results),
    },
  }
}

function ruleOf(kind: FindingKind) {
  const { title, why, fix } = FINDING_KINDS[kind]
  return {
    id: kind,
    name: sarifText(title, CODE_SCANNING.nameLength),
    shortDescription: { text: sarifText(title, CODE_SCANNING.descriptionLength) },
    fullDescription: { text: sarifText(why, CODE_SCANNING.descriptionLength) },
    help: { text: sarifText(fix) },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['license'] },
  }
}

/** `otherwise`: where that is shown which has no place, an unused waiver for one. */
function resultOf(
  { kind, outcome, message, advice, purl, declaredAt, path }: ScanFinding,
  otherwise: string,
) {
  const who = purl === null ? '' : `${purl} (${wayTo(path, '→')}): `
  const { file, line } = declaredAt ?? { file: otherwise, line: null }
  return {
    ruleId: kind,
    ruleIndex: KINDS.indexOf(kind),
    kind: 'fail',
    level: LEVELS[outcome],
    message: { text: sarifText(`${who}${message}. What to do: ${advice}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line ?? 1 },
        },
        ...(purl !== null && { logicalLocations: [{ name: sarifText(purl), kind: 'package' }] }),
      },
    ],
    // Lines of a lockfile move with every update: an alert is about the component and stays the same.
    partialFingerprints: {
      primaryLocationLineHash: `${digestOf([kind, purl ?? message, file].join('\n'))}:1`,
    },
  }
}
