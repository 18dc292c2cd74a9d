import type { SignalFinding } from '../../model/rule.ts'
import type { Scorecard, TargetRecord } from '../../model/scorecard.ts'
import { jsonText } from '../../text/json-text.ts'
import { plainLine } from '../plain-line.ts'
import { CODE_SCANNING, digestOf, SARIF_SCHEMA, sarifText } from '../sarif.ts'
import type { Draw, DrawOptions } from './format.ts'

/** Problems alone are results: code scanning opens an alert for each, whatever its kind. Worst first, as it shows a part of many. */
const LEVELS = { fail: 'error', warn: 'warning' } as const

interface Problem {
  card: Scorecard
  signal: SignalFinding
  status: keyof typeof LEVELS
}

/** One run for all targets: code scanning takes twenty, and only one of a category. */
export const draw: Draw = (scorecards, options) =>
  `${jsonText({ $schema: SARIF_SCHEMA, version: '2.1.0', runs: [run(scorecards, options)] }, 2)}\n`

function run(cards: readonly Scorecard[], { placeOf }: DrawOptions) {
  const rules = [...new Map(cards.flatMap(scoredSignals).map((signal) => [signal.id, signal])).values()]
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]))
  const problems = cards.flatMap(problemsOf).sort((a, b) => a.status.localeCompare(b.status))
  const [first] = cards
  return {
    tool: {
      driver: {
        name: first?.tool.name ?? 'oss-check',
        ...(first && { semanticVersion: first.tool.version }),
        rules: rules.map(reportingDescriptor),
      },
    },
    automationDetails: { id: `oss-check/${categoryOf(cards)}/` },
    results: problems
      .slice(0, CODE_SCANNING.results)
      .map((problem) => result(problem, indexOf.get(problem.signal.id) ?? -1, placeOf)),
    properties: {
      targets: cards.map(({ target, verdict, score, gate, asOf }) => ({
        name: shownName(target),
        ...{ host: target.host, owner: target.owner, repo: target.repo },
        ...{ verdict, score, gate: gate.status, asOf },
      })),
      resultsLeftOut: Math.max(0, problems.length - CODE_SCANNING.results),
    },
  }
}

function scoredSignals(card: Scorecard): SignalFinding[] {
  return card.points.flatMap((point) => point.signals).filter((signal) => signal.weight > 0)
}

function problemsOf(card: Scorecard): Problem[] {
  return scoredSignals(card).flatMap((signal) => {
    const { status } = signal
    return status === 'fail' || status === 'warn' ? [{ card, signal, status }] : []
  })
}

/** The same for the same targets, in any order; another for others, whose alerts it must not close. */
function categoryOf(cards: readonly Scorecard[]): string {
  const names = cards.map(({ target }) => shownName(target)).sort()
  return names.length === 1 ? (names[0] ?? '') : digestOf(names.join('\n'))
}

function reportingDescriptor({ id, title, why, fix }: SignalFinding) {
  const { nameLength, descriptionLength } = CODE_SCANNING
  return {
    id,
    name: sarifText(title, nameLength),
    shortDescription: { text: sarifText(title, descriptionLength) },
    fullDescription: { text: sarifText(why, descriptionLength) },
    help: { text: sarifText(fix) },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: [id.split('/')[0] ?? id] },
  }
}

function result(
  { card: { target }, signal, status }: Problem,
  ruleIndex: number,
  placeOf: DrawOptions['placeOf'],
) {
  const { uri, line } = placeOf(target)
  const name = shownName(target)
  return {
    ruleId: signal.id,
    ruleIndex,
    kind: 'fail',
    level: LEVELS[status],
    message: { text: sarifText(`${name}: ${signal.summary}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
        logicalLocations: [{ name: sarifText(name), kind: 'package' }],
      },
    ],
    // Many targets may be named in one line: without this their alerts would be one.
    partialFingerprints: { primaryLocationLineHash: `${digestOf(`${name}\n${signal.id}`)}:1` },
  }
}

/** A path by its last part: where the folder lies on this machine is nobody's business, and differs on every other. */
function shownName({ kind, name }: TargetRecord): string {
  const plain = plainLine(name)
  if (kind !== 'path' || !/^(?:[\\/]|[a-z]:|\.\.)/i.test(plain)) return plain
  return plain.split(/[\\/]/).findLast((part) => part !== '' && part !== '..') ?? 'folder'
}
