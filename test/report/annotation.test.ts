import { expect, test } from 'vitest'
import { gateAnnotations } from '../../src/report/annotation.ts'
import { dead, healthy } from '../support/scorecards.ts'

test('a gate that does not pass is annotated, one line a condition, escaped', () => {
  const gate = {
    status: 'fail' as const,
    conditions: [
      { condition: 'license', status: 'fail' as const, reason: '100 %\n::error::no' },
      { condition: 'activity', status: 'unknown' as const, reason: 'Lost' },
      { condition: 'fit', status: 'pass' as const, reason: 'Fine' },
    ],
  }
  expect(gateAnnotations([{ ...dead(), gate }])).toEqual([
    '::error title=oss-check acme/steam-engine::license fails: 100 %25 ::error::no',
    '::warning title=oss-check acme/steam-engine::activity cannot be decided: Lost',
  ])
})

test('a job in which nothing can fail is told so once, and one that passes is told nothing', () => {
  const none = { status: 'none' as const, conditions: [] }
  expect(
    gateAnnotations([
      { ...healthy(), gate: none },
      { ...dead(), gate: none },
    ]),
  ).toEqual([expect.stringMatching(/^::notice title=oss-check::No condition was asked for/)])
  const conditions = [{ condition: 'license', status: 'pass' as const, reason: 'Fine' }]
  expect(gateAnnotations([{ ...healthy(), gate: { status: 'pass', conditions } }])).toEqual([])
})
