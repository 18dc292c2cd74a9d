import { expect, test } from 'vitest'
import { evaluate } from '../../src/judging/evaluate.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts'
import type { Mark, Rule, SignalFinding, Status, Value } from '../../src/model/rule.ts'
import { NOW } from './build-facts.ts'
import { type FactChanges, healthyFacts } from './facts.ts'

/** One row: what differs from the healthy repository and the default policy, and what the signal must say. */
export interface SignalCase {
  name: string
  facts?: FactChanges
  policy?: Partial<Policy>
  now?: Date
  status: Status
  value?: Value
  /** A text must be equal, a pattern must match. */
  summary?: string | RegExp
  /** Of an unknown: the reason it gives. */
  reason?: string
  details?: Readonly<Record<string, Value>>
  marks?: readonly Mark[]
}

/** One test for each row. */
export function testSignal(rule: Rule, signalId: string, table: readonly SignalCase[]): void {
  test.each(table)(`${signalId}: $name`, (row) => {
    const finding = findSignal(rule, signalId, row)
    const { status, value, summary, reason, details, marks } = row
    expect({ status: finding.status, summary: finding.summary }).toMatchObject({ status })
    if (value !== undefined) expect(finding.value).toEqual(value)
    if (typeof summary === 'string') expect(finding.summary).toBe(summary)
    if (summary instanceof RegExp) expect(finding.summary).toMatch(summary)
    if (reason !== undefined) expect(finding.missing.map((missing) => missing.reason)).toContain(reason)
    if (marks !== undefined) expect(finding.marks).toEqual(marks)
    if (details !== undefined) expect(finding.details).toMatchObject(details)
  })
}

/** What the signal says in one case. A signal that throws fails the test with its own error. */
export function findSignal(
  rule: Rule,
  signalId: string,
  { facts = {}, policy = {}, now = NOW }: Pick<SignalCase, 'facts' | 'policy' | 'now'> = {},
): SignalFinding {
  const signals = rule.signals.filter((signal) => signal.id === signalId)
  const evaluation = evaluate(
    [{ ...rule, signals }],
    healthyFacts(facts),
    { ...DEFAULT_POLICY, ...policy },
    now,
  )
  for (const { error } of evaluation.failures) throw error
  const finding = evaluation.points[0]?.signals[0]
  if (!finding) throw new Error(`${rule.id} has no signal ${signalId}`)
  return finding
}
