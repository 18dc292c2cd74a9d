import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXIT, exitOfGates } from '../../src/cli/exit-codes.ts'
import { HELP } from '../../src/cli/help.ts'

test.each([
  [[], 0],
  [['none'], 0],
  [['pass', 'none'], 0],
  [['pass', 'fail', 'unknown'], 1],
  [['unknown', 'pass'], 3],
  [['unknown', 'fail'], 1],
] as const)('gates %j end with %i', (statuses, code) => {
  expect(exitOfGates(statuses)).toBe(code)
})

test('README and help tell every code a run ends with by itself', () => {
  const { interrupted, ...told } = EXIT
  const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| +(\d+) \| /gm)].map((row) =>
    Number(row[1]),
  )
  expect(rows.filter((row) => row < interrupted).slice(-4)).toEqual(Object.values(told))
  const [, codes = ''] = HELP.split('Exit codes: ')
  expect([...codes.matchAll(/\b\d\b/g)].map(Number)).toEqual(Object.values(told))
})
