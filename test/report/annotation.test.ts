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
  expect(gateAnnotations({ ...dead(), gate })).toEqual([
    '::error title=oss-check acme/steam-engine::license fails: 100 %25 ::error::no',
    '::warning title=oss-check acme/steam-engine::activity cannot be decided: Lost',
  ])
})

test('a job in which nothing can fail is told so, and one that passes is told nothing', () => {
  expect(gateAnnotations({ ...healthy(), gate: { status: 'none', conditions: [] } })).toEqual([
    expect.stringMatching(/^::warning title=oss-check acme\/rocket::No condition was asked for/),
  ])
  const conditions = [{ condition: 'license', status: 'pass' as const, reason: 'Fine' }]
  expect(gateAnnotations({ ...healthy(), gate: { status: 'pass', conditions } })).toEqual([])
})
