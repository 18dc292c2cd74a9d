import type { Scorecard } from '../../model/scorecard.ts'
import { escapeMarkup } from '../escape.ts'
import type { SignalView } from '../signal-view.ts'
import { type PointView, type View, viewOf } from '../view.ts'
import type { Draw } from './format.ts'

/**
 * One suite per target. What fails in it is what fails the gate, so that a CI that reads the file says the same as the
 * exit code: a condition that does not hold is a failure, one that cannot be decided an error. Signals tell what they
 * found, and those without an answer are skipped.
 */
export const draw: Draw = (scorecards) => {
  const suites = scorecards.map(suite)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="oss-check">\n${suites.join('\n')}\n</testsuites>\n`
}

interface TestCase {
  xml: string
  outcome: 'passed' | 'failure' | 'error' | 'skipped'
}

function suite(card: Scorecard): string {
  const view = viewOf(card)
  const cases = [
    ...card.gate.conditions.map(conditionCase),
    ...view.points.flatMap((point) =>
      point.signals.filter((signal) => !signal.unscored).map((signal) => signalCase(point, signal)),
    ),
  ]
  return [
    `  <testsuite name="${escapeMarkup(view.target.name)}" ${counts(cases)} timestamp="${escapeMarkup(view.assessedAt)}">`,
    '    <properties>',
    ...propertiesOf(view).map(
      ([name, value]) => `      <property name="${name}" value="${escapeMarkup(value)}"/>`,
    ),
    '    </properties>',
    ...cases.map(({ xml }) => xml),
    '  </testsuite>',
  ].join('\n')
}

function counts(cases: readonly TestCase[]): string {
  const of = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`
}

function propertiesOf(view: View): (readonly [string, string])[] {
  return [
    ...(view.target.repository === null ? [] : [['repository', view.target.repository] as const]),
    ['verdict', view.verdict.id],
    ['score', view.score.text],
    ['gate', view.gate?.word ?? 'none'],
    ['asOf', view.asOf],
  ]
}

function conditionCase({ condition, status, reason }: Scorecard['gate']['conditions'][number]): TestCase {
  const why = escapeMarkup(reason)
  const result = {
    pass: { outcome: 'passed', inside: said(`holds: ${why}`) },
    fail: { outcome: 'failure', inside: `<failure message="${why}"/>` },
    unknown: { outcome: 'error', inside: `<error message="cannot be decided: ${why}"/>` },
  } as const
  const { outcome, inside } = result[status]
  return { outcome, xml: testCase('gate', condition, inside) }
}

function signalCase(point: PointView, signal: SignalView): TestCase {
  const summary = escapeMarkup(signal.summary)
  const { id } = signal.status
  const isSkipped = id === 'unknown' || id === 'not-applicable'
  const help = id === 'warn' || id === 'fail' ? `. What helps: ${escapeMarkup(signal.fix)}` : ''
  const inside = isSkipped
    ? `<skipped message="${signal.status.word}: ${summary}"/>`
    : said(`${signal.status.word}: ${summary}${help}`)
  return { outcome: isSkipped ? 'skipped' : 'passed', xml: testCase(point.id, signal.id, inside) }
}

function testCase(group: string, name: string, inside: string): string {
  return `    <testcase classname="${escapeMarkup(group)}" name="${escapeMarkup(name)}">${inside}</testcase>`
}

function said(text: string): string {
  return `<system-out>${text}</system-out>`
}
