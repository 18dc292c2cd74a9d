import { describe, expect, test } from 'vitest'
import type { Gate } from '../../../src/model/scorecard.ts'
import { draw, hostile } from '../../support/draw.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

const conditions: Gate['conditions'] = [
  { condition: 'license', status: 'fail', reason: 'GPL-3.0-only is not on the list' },
  { condition: 'activity', status: 'unknown', reason: 'Commits were not to be had' },
  { condition: 'fit', status: 'pass', reason: 'Fine' },
]

test('counts what it lists', async () => {
  const gate: Gate = { status: 'fail', conditions }
  const xml = await draw('junit', [{ ...dead(), gate }, halfUnknown()])
  const declared = [...xml.matchAll(/tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/g)]
  const sum = (index: number) => declared.reduce((total, match) => total + Number(match[index]), 0)
  expect(sum(1)).toBe(xml.match(/<testcase /g)?.length)
  expect(sum(2)).toBe(xml.match(/<failure /g)?.length)
  expect(sum(3)).toBe(xml.match(/<error /g)?.length)
  expect(sum(4)).toBe(xml.match(/<skipped /g)?.length)
  expect(sum(4)).toBeGreaterThan(0)
})

describe('is red where the exit code is, and says what the gate said', () => {
  test.each<[Gate['status'], Gate['conditions'], number, number]>([
    ['none', [], 0, 0],
    ['pass', conditions.slice(2), 0, 0],
    ['unknown', conditions.slice(1), 0, 1],
    ['fail', conditions, 1, 1],
  ])('%s', async (status, all, failures, errors) => {
    for (const card of [dead(), healthy(), halfUnknown()]) {
      const xml = await draw('junit', [{ ...card, gate: { status, conditions: all } }])
      expect(xml).toContain(`failures="${failures}" errors="${errors}"`)
      for (const { condition, reason } of all) {
        expect(xml).toContain(`classname="gate" name="${condition}"`)
        expect(xml).toContain(reason)
      }
    }
  })
})

test('hostile text stays text', async () => {
  const xml = await draw('junit', [hostile(dead(), '"/><failure>]]>&x;\u0000')])
  expect(xml).not.toContain('<failure>')
  expect(xml).not.toContain('&x;')
  expect(xml).not.toContain('\u0000')
})
