import { escapeMarkup } from '../escape.ts'
import type { SignalView } from '../signal-view.ts'
import type { PointView, View } from '../view.ts'

/** One suite per target, one case per signal: fail is a failure, unknown is skipped, warn is told on system-out. */
export function toJunit(views: readonly View[]): string {
  const suites = views.map(suite)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="oss-check">\n${suites.join('\n')}\n</testsuites>\n`
}

function suite(view: View): string {
  const signals = view.points.flatMap((point) => point.signals.filter((signal) => !signal.unscored))
  const count = (id: string) => signals.filter((signal) => signal.status.id === id).length
  const skipped = count('unknown') + count('not-applicable')
  const cases = view.points.flatMap((point) =>
    point.signals.filter((signal) => !signal.unscored).map((signal) => testCase(point, signal)),
  )
  const attributes = `tests="${signals.length}" failures="${count('fail')}" errors="0" skipped="${skipped}"`
  return [
    `  <testsuite name="${escapeMarkup(view.target.name)}" ${attributes} timestamp="${escapeMarkup(view.assessedAt)}">`,
    '    <properties>',
    `      <property name="verdict" value="${view.verdict.id}"/>`,
    `      <property name="score" value="${escapeMarkup(view.score.text)}"/>`,
    `      <property name="asOf" value="${escapeMarkup(view.asOf)}"/>`,
    '    </properties>',
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function testCase(point: PointView, signal: SignalView): string {
  const open = `    <testcase classname="${escapeMarkup(point.id)}" name="${escapeMarkup(signal.id)}"`
  const summary = escapeMarkup(signal.summary)
  const inside = {
    pass: '',
    warn: `<system-out>warn: ${summary}</system-out>`,
    fail: `<failure message="${summary}">${escapeMarkup(signal.fix)}</failure>`,
    unknown: `<skipped message="unknown: ${summary}"/>`,
    'not-applicable': `<skipped message="not applicable: ${summary}"/>`,
  }[signal.status.id]
  return inside === '' ? `${open}/>` : `${open}>${inside}</testcase>`
}
