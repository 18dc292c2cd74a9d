import type { JudgedComponent } from '../../judging/components/component.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { escapeMarkup } from '../escape.ts'
import type { DrawScan } from './format.ts'
import { wayTo } from './groups.ts'
import { gateWords } from './wording.ts'

interface TestCase {
  group: string
  name: string
  outcome: 'passed' | 'failure' | 'error' | 'skipped'
  message: string
}

/**
 * A suite for each file, a case for each component. What fails in it is what fails the gate, and an error is what leaves it
 * undecided, so that a CI that reads the file says the same as the exit code.
 */
export const draw: DrawScan = (scan) => {
  const suites = suitesOf(scan).map(([name, cases]) => suite(name, cases, scan))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="oss-check scan">\n${suites.join('\n')}\n</testsuites>\n`
}

function suitesOf({ files, components, unread }: Scan): readonly (readonly [string, readonly TestCase[]])[] {
  const byFile = new Map<string, TestCase[]>(files.map(({ file }) => [file, []]))
  const add = (file: string, one: TestCase) => byFile.set(file, [...(byFile.get(file) ?? []), one])
  const cases = Map.groupBy(components, ({ declaredAt }) => declaredAt.file)
  for (const [file, members] of cases) byFile.set(file, members.map(caseOf))
  for (const { file, line, message, hint } of unread) {
    add(file, {
      group: 'inventory',
      name: line === null ? file : `${file}:${line}`,
      outcome: 'error',
      message: `${message}. ${hint}`,
    })
  }
  return [...byFile]
}

const OUTCOMES = { pass: 'passed', fail: 'failure', undecided: 'error', reported: 'skipped' } as const

function caseOf({ ecosystem, purl, scope, outcome, reason, advice, path }: JudgedComponent): TestCase {
  const way = outcome === 'pass' ? '' : ` (${wayTo(path, '→')})`
  const help = advice === null ? '' : `. What to do: ${advice}`
  return {
    group: `${ecosystem}.${scope}`,
    name: purl,
    outcome: OUTCOMES[outcome],
    message: `${reason}${way}${help}`,
  }
}

function suite(name: string, cases: readonly TestCase[], scan: Scan): string {
  const of = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length
  const counts = `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`
  return [
    `  <testsuite name="${escapeMarkup(name)}" ${counts} timestamp="${escapeMarkup(scan.asOf)}">`,
    '    <properties>',
    `      <property name="gate" value="${escapeMarkup(gateWords(scan))}"/>`,
    '    </properties>',
    ...cases.map(testCase),
    '  </testsuite>',
  ].join('\n')
}

function testCase({ group, name, outcome, message }: TestCase): string {
  const head = `    <testcase classname="${escapeMarkup(group)}" name="${escapeMarkup(name)}"`
  if (outcome === 'passed') return `${head}/>`
  return `${head}><${outcome} message="${escapeMarkup(message)}"/></testcase>`
}
