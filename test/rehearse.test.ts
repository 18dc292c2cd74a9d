import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { run } from '../src/cli/commands/scan.ts'
import { sinceOf } from '../src/cli/scan-history.ts'
import type { Rehearsal } from '../src/judging/components/rehearsal.ts'
import { REHEARSAL_SCHEMA } from '../src/judging/components/rehearsal-schema.ts'
import { folder } from './policy/support.ts'
import { checkout, git, type MadeCommit, temporaryFolder } from './sources/git/repositories.ts'
import { testIo } from './support/io.ts'

function lock(packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([key, license]) => {
    const cut = key.lastIndexOf('@')
    return [`node_modules/${key.slice(0, cut)}`, { version: key.slice(cut + 1), license }]
  })
  const packagesOf = { '': { name: 'shop', license: 'MIT' }, ...Object.fromEntries(entries) }
  return JSON.stringify({ name: 'shop', lockfileVersion: 3, packages: packagesOf })
}

const on = (day: string, text: string | null): MadeCommit => ({
  author: 'ada',
  day,
  files: { 'package-lock.json': text },
})

async function scanned(cwd: string, ...args: string[]) {
  const env = { OSS_CHECK_CACHE_DIR: folder(), npm_config_registry: 'http://127.0.0.1:1/' }
  const io = { ...testIo(cwd, { env }), now: () => new Date('2026-06-30T12:00:00Z') }
  const code = await run([...args, '--project-license', 'MIT'], io)
  return { code, ...io.written }
}

async function rehearsal(cwd: string, span = '12mo'): Promise<Rehearsal> {
  const { code, stdout } = await scanned(cwd, '--rehearse', span, '--json')
  expect(code).toBe(0)
  return REHEARSAL_SCHEMA.parse(JSON.parse(stdout))
}

const OLD = { 'old@1.0.0': 'GPL-3.0-only' }
const HISTORY = [
  on('2024-01-01', lock(OLD)),
  on('2026-01-01', lock({ ...OLD, 'a@1.0.0': 'MIT' })),
  on('2026-02-01', lock({ ...OLD, 'a@2.0.0': 'AGPL-3.0-only' })),
  on('2026-03-01', '{ "lockfileVersion": 3, '),
  on('2026-04-01', lock({ ...OLD, 'a@3.0.0': 'MIT' })),
]

describe('what the policy would have stopped', () => {
  test('what each change brought, and nothing of what was there before', async () => {
    const found = await rehearsal(checkout(HISTORY))
    expect(found.commits).toBe(4)
    const told = found.stopped.map(
      ({ committedAt, outcome, components, unread }: Rehearsal['stopped'][number]) => [
        committedAt.slice(0, 10),
        outcome,
        [...components.map(({ name }) => name), ...unread.map(({ file }) => file)],
      ],
    )
    expect(told).toEqual([
      ['2026-02-01', 'fail', ['a']],
      ['2026-03-01', 'undecided', ['package-lock.json']],
    ])
    expect(found.reasons).toHaveLength(2)
  })

  test('in text, with the reason and the way', async () => {
    const { stdout } = await scanned(checkout(HISTORY), '--rehearse', '12mo')
    expect(stdout).toContain('4 commits changed what is used, 2 would have been stopped')
    expect(stdout).toContain('a 2.0.0 AGPL-3.0-only you → a')
    expect(stdout).toMatch(/Now, at [\da-f]{10}: gate failed/)
  })

  test('the last commit is answered as a scan answers it', async () => {
    const cwd = checkout(HISTORY)
    const { head } = await rehearsal(cwd)
    const { gate, totals } = JSON.parse((await scanned(cwd, '--json')).stdout)
    expect(head).toMatchObject({ gate, totals })
  })

  test('without a change in that time there is nothing to stop', async () => {
    expect(await rehearsal(checkout(HISTORY), '30d')).toMatchObject({ commits: 0, stopped: [] })
  })

  test('a clone that is cut short says so, and calls nothing new that may be old', async () => {
    const clone = temporaryFolder()
    git(clone, ['clone', '--quiet', '--depth', '2', `file://${checkout(HISTORY)}`, 'short'])
    const found = await rehearsal(`${clone}/short`)
    expect(found.notes).toEqual([expect.stringContaining('cut short')])
    expect(JSON.stringify(found.stopped)).not.toContain('old')
  })

  test.each([
    [['--rehearse', 'soon'], 'is no span of time'],
    [['--rehearse', '0d'], 'is no span of time'],
    [['--rehearse', '1y', '--format', 'sarif'], 'is not written as sarif'],
    [['--rehearse', '1y', '--base', 'HEAD'], 'goes with no --base'],
  ])('%j is refused', async (args, message) => {
    await expect(scanned(checkout(HISTORY), ...args)).rejects.toThrow(message)
  })
})

test.each([
  ['24mo', '2024-06-30'],
  ['2y', '2024-06-30'],
  ['90d', '2026-04-01'],
  ['2W', '2026-06-16'],
])('%s before 2026-06-30 is %s', (span, day) => {
  expect(sinceOf(span, new Date('2026-06-30T12:00:00Z')).toISOString().slice(0, 10)).toBe(day)
})

test('the published schema is the one of the program', async () => {
  const schema = { title: 'oss-check scan --rehearse', ...z.toJSONSchema(REHEARSAL_SCHEMA) }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/rehearsal.schema.json')
})
