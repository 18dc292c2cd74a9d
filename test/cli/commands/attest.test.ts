import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/attest.ts'
import { effective, folder } from '../../policy/support.ts'
import { testIo } from '../../support/io.ts'

const FILE = 'oss-check.attestations.yaml'
const FLAGS = [
  '--answer',
  'pass',
  '--statement',
  'Ran a week',
  '--evidence',
  'https://wiki.example',
  '--owner',
  'Ada',
]

async function attest(cwd: string, args: readonly string[], answers?: readonly string[]) {
  const io = testIo(cwd, answers ? { answers } : {})
  expect(await run(args, io)).toBe(0)
  return { ...io.written, text: readFileSync(join(cwd, FILE), 'utf8') }
}

const refusal = (cwd: string, args: readonly string[]) =>
  run(args, testIo(cwd)).then(
    () => 'accepted',
    (error: Error) => error.message,
  )

describe('by flags', () => {
  test('an answer is recorded beside the policy, and is part of it', async () => {
    const cwd = folder({ 'oss-check.yaml': 'kind: tool\n', 'sub/x': '' })
    const { stdout } = await attest(cwd, ['sandbox', 'acme/widget', ...FLAGS])
    expect(stdout).toBe(
      `Recorded in ${FILE}: sandbox for github.com/acme/widget is pass, says Ada, until 2026-12-30\n`,
    )
    expect((await effective(join(cwd, 'sub'))).policy.attestations).toEqual([
      {
        what: 'sandbox',
        target: 'github.com/acme/widget',
        answer: 'pass',
        statement: 'Ran a week',
        evidence: 'https://wiki.example',
        owner: 'Ada',
        date: '2026-06-30',
        expires: '2026-12-30',
      },
    ])
  })

  test('a second answer to the same replaces it; comments and the others stay', async () => {
    const cwd = folder({
      [FILE]:
        '# Ours.\nattestations:\n  # Asked in May.\n  - what: marathon\n    target: npm:widget\n    answer: warn\n    statement: s\n    evidence: e\n    owner: o\n    date: 2026-05-01\n    expires: 2027-05-01\n',
    })
    await attest(cwd, ['marathon', 'acme/widget', ...FLAGS])
    await attest(cwd, ['marathon', 'acme/widget', ...FLAGS, '--answer', 'fail'])
    const { text } = await attest(cwd, ['fit/exports', 'npm:widget@^2', ...FLAGS])
    expect(text).toContain('# Ours.')
    expect(text).toContain('# Asked in May.')
    const { attestations } = (await effective(cwd)).policy
    expect(attestations.map(({ what, target, answer }) => [what, target, answer])).toEqual([
      ['marathon', 'npm:widget', 'warn'],
      ['marathon', 'github.com/acme/widget', 'fail'],
      ['fit/exports', 'npm:widget', 'pass'],
    ])
  })

  test('a question of your own may be called by its name', async () => {
    const cwd = folder({ 'oss-check.yaml': 'needs: { questions: { rtl: Right to left? } }\n' })
    await attest(cwd, ['rtl', 'github.com/acme/*', ...FLAGS])
    const [attestation] = (await effective(cwd)).policy.attestations
    expect(attestation).toMatchObject({ what: 'fit/questions/rtl', target: 'github.com/acme/*' })
  })

  test('it can go into the policy itself', async () => {
    const cwd = folder({ 'oss-check.yaml': '# Ours.\nkind: tool\n' })
    expect(await run(['sandbox', 'a/b', ...FLAGS, '--file', 'oss-check.yaml'], testIo(cwd))).toBe(0)
    expect(readFileSync(join(cwd, 'oss-check.yaml'), 'utf8')).toMatch(
      /^# Ours\.\nkind: tool\nattestations:\n {2}- what: sandbox\n/,
    )
    expect((await effective(cwd)).policy.attestations).toHaveLength(1)
  })
})

test('on a terminal what is missing is asked for', async () => {
  const cwd = folder()
  const typed = ['acme/widget', 'warn', '', 'Slow, but it holds', 'https://wiki.example/load', 'Bob', '']
  const { stderr, text } = await attest(cwd, ['marathon'], typed)
  expect(stderr).toContain('Have you put it under load yourself?')
  expect(stderr).toContain('The last day it holds? [2026-12-30]')
  expect(text).toContain('statement: Slow, but it holds')
})

test.each([
  [['sandbox', 'a/b'], '--answer is missing'],
  [['sandbox', 'a/b', '--answer', 'fine'], '--answer cannot be "fine"'],
  [['sandbox', 'a/b', ...FLAGS, '--expires', 'soon'], '--expires cannot be "soon"'],
  [['sandbox', 'a/b', ...FLAGS, '--expires', '2020-01-01'], '--expires is before the date'],
  [
    ['sandbox', 'https://example.org/x', ...FLAGS],
    '"example.org" is no forge that this run knows (github.com)',
  ],
  [['license', 'a/b', ...FLAGS], 'license is measured, and nobody can attest it'],
  [['activity/commits', 'a/b', ...FLAGS], 'activity/commits is measured, and nobody can attest it'],
  [['sandbx', 'a/b', ...FLAGS], '"sandbx" is nothing that can be attested'],
  [[], 'Say what to attest'],
])('%j is refused', async (args, message) => {
  const cwd = folder()
  expect(await refusal(cwd, args)).toBe(message)
  expect(existsSync(join(cwd, FILE))).toBe(false)
})
