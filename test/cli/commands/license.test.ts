import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/license.ts'
import type { Io } from '../../../src/cli/io.ts'
import { testIo } from '../../support/io.ts'

const folder = mkdtempSync(join(tmpdir(), 'oss-check-license-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function ask(args: readonly string[], env: Io['env'] = {}) {
  const io = testIo(folder, { env })
  const code = await run(args, io)
  return { code, ...io.written }
}

describe('oss-check license EXPRESSION', () => {
  test.each([
    [['MIT', '--project-license', 'Apache-2.0'], 0, /^compatible: MIT\n/],
    [['CDDL-1.0', '--project-license', 'GPL-2.0-only'], 1, /^incompatible: CDDL-1.0\n/],
    [['BSD'], 3, /^needs review: BSD\n.*find out which/],
    [['MIT OR GPL-3.0-only', '--project-license', 'LicenseRef-Proprietary'], 0, /^compatible: .* by MIT\n/],
    [['MIT', '--deny', 'MIT'], 1, /on your deny list/],
    [['MIT OR ISC', '--deny', 'MIT'], 0, /by ISC/],
    [['ISC', '--allow', 'MIT OR Apache-2.0'], 1, /not on your allow list/],
    [['LicenseRef-theirs', '--allow', 'MIT'], 3, /not on your allow list/],
    [
      ['GPL-2.0-only WITH Classpath-exception-2.0', '--deny', 'GPL-2.0-only'],
      1,
      /deny list, by GPL-2.0-only/,
    ],
    [['GPL-2.0-only', '--deny', 'GPL-2.0-only WITH *', '--project-license', 'GPL-2.0-only'], 0, /compatible/],
    [['GPL-3.0-only', '--project-license', 'MIT', '--allow', 'GPL-3.0-only'], 0, /allow list; without it: /],
    [['MIT', '--allow', 'MIT', '--deny', 'MIT'], 1, /deny list/],
  ])('%j exits with %i', async (args, code, text) => {
    const answer = await ask(args)
    expect(answer.code).toBe(code)
    expect(answer.stdout).toMatch(text)
    expect(answer.stdout).toMatch(/Read: https:\/\//)
  })

  test('prints one JSON object with exactly the promised fields', async () => {
    const { stdout } = await ask([
      'MPL-2.0',
      '--project-license',
      'MIT',
      '--link',
      'dynamic',
      '--format',
      'json',
    ])
    const record: Record<string, unknown> = JSON.parse(stdout)
    expect(Object.keys(record)).toEqual([
      'verdict',
      'expression',
      'chosen',
      'reason',
      'obligations',
      'context',
    ])
    expect(record).toMatchObject({
      verdict: 'compatible',
      expression: 'MPL-2.0',
      chosen: 'MPL-2.0',
      context: { projectLicense: 'MIT', link: 'dynamic', distribute: ['binaries'], modify: false },
    })
  })

  test('annotates for GitHub Actions on stderr, escaped', async () => {
    const { stderr } = await ask(['Foo, 50%: mine'], { GITHUB_ACTIONS: 'true' })
    expect(stderr).toMatch(
      /^::warning title=Licence Foo%2C 50%25%3A mine::needs review: "Foo, 50%25: mine" is no/,
    )
    expect((await ask(['MIT'], { GITHUB_ACTIONS: 'true' })).stderr).toBe('')
    expect((await ask(['BSD'])).stderr).toBe('')
  })

  test('reads the project licence and the usage from the policy, flags first', async () => {
    const policy = join(folder, 'policy.yaml')
    writeFileSync(policy, 'projectLicense: GPL-2.0-only\nusage: { link: process }\n')
    expect((await ask(['CDDL-1.0', '--policy', policy])).code).toBe(0)
    expect((await ask(['CDDL-1.0', '--policy', policy, '--link', 'static'])).code).toBe(1)
  })

  test.each([
    [[]],
    [['MIT', 'ISC']],
    [['MIT', '--link', 'sideways']],
    [['MIT', '--pairs', 'x.tsv']],
    [['--pairs', 'missing.tsv']],
  ])('%j cannot be run', async (args) => {
    await expect(ask(args)).rejects.toThrow(expect.objectContaining({ name: 'UserError' }))
  })
})

test('oss-check license --pairs answers line by line, in the strict context', async () => {
  writeFileSync(
    join(folder, 'pairs.tsv'),
    'inbound\toutbound\r\nMPL-2.0\tMIT\r\n\r\nMIT\tGPL-2.0-only\r\nFoo\tMIT\r\n',
  )
  const { code, stdout } = await ask(['--pairs', 'pairs.tsv'])
  expect(code).toBe(0)
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { outbound: 'MIT', inbound: 'MPL-2.0', verdict: 'incompatible', reason: expect.any(String) },
    { outbound: 'GPL-2.0-only', inbound: 'MIT', verdict: 'compatible', reason: expect.any(String) },
    { outbound: 'MIT', inbound: 'Foo', verdict: 'needs-review', reason: expect.any(String) },
  ])
})

test('a file of pairs without the two columns is refused', async () => {
  writeFileSync(join(folder, 'no-columns.tsv'), 'a\tb\nMIT\tMIT\n')
  await expect(ask(['--pairs', 'no-columns.tsv'])).rejects.toThrow(/no columns/)
})
