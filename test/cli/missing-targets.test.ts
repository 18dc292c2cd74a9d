import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkout } from '../sources/git/repositories.ts'
import { runInside } from '../support/cli.ts'

const clone = checkout([
  { author: 'ann', day: '2026-01-01', files: { LICENSE: 'MIT License', 'index.js': '' } },
])
const nowhere = join(mkdtempSync(join(tmpdir(), 'oss-check-missing-')), 'gone')

test('what is there is judged, whatever is not', async () => {
  const run = await runInside([nowhere, clone, '--json'])
  expect(run.code).toBe(2)
  const cards = JSON.parse(run.stdout)
  expect(cards.map((card: { target: { name: string } }) => card.target.name)).toEqual([clone])
  expect(run.stderr).toMatch(/^oss-check: .*gone is not a folder\n {2}\S/m)
})

test('a condition that failed stays one, and where nothing is there nothing is printed', async () => {
  const gated = await runInside([clone, nowhere, '--fail-on', 'support/guide:warn,activity:warn,license'])
  expect(gated.stdout).toContain(clone)
  expect(gated.code).toBe(1)
  const none = await runInside([nowhere, `${nowhere}-too`])
  expect(none).toMatchObject({ code: 2, stdout: '' })
  expect(none.stderr.trimEnd().split('\n')).toHaveLength(2)
})
