import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const action: {
  inputs: Record<string, { default?: string; required?: boolean }>
  runs: { steps: { name: string; run: string; env?: Record<string, string> }[] }
} = parse(readFileSync('action.yml', 'utf8'))
const judge = action.runs.steps.find(({ name }) => name === 'Judge')

const folder = mkdtempSync(join(tmpdir(), 'oss-check-action-'))
afterAll(() => rmSync(folder, { recursive: true }))
// In place of Node: prints what it was called with, and ends as asked.
const bin = join(folder, 'node_modules', '.bin')
mkdirSync(bin, { recursive: true })
writeFileSync(join(bin, 'node'), '#!/bin/sh\nshift\nfor word; do echo "$word"; done\nexit $END\n')
chmodSync(join(bin, 'node'), 0o755)

/** The step as the runner runs it, with these inputs and the defaults of the others. */
function run(inputs: Record<string, string>, end = 0, cwd = folder) {
  const given = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? ''
  const summary = join(folder, 'summary.md')
  writeFileSync(summary, '')
  const env = {
    PATH: process.env.PATH,
    TARGETS: given('targets'),
    FAIL_ON: given('fail-on'),
    PROJECT_LICENSE: given('project-license'),
    POLICY: given('policy'),
    ACTION_PATH: folder,
    GITHUB_STEP_SUMMARY: summary,
    END: String(end),
  }
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', judge?.run ?? ''],
    {
      env,
      cwd,
      encoding: 'utf8',
    },
  )
  return { status, words: stdout.trim().split('\n'), stderr, summary: readFileSync(summary, 'utf8') }
}

describe('the step of the Action', () => {
  test('judges every target, however they are separated, and takes none for an option', () => {
    const { words, summary } = run({ targets: 'acme/a npm:b\n  acme/c\n\n--version' })
    expect(words.slice(words.indexOf('--'))).toEqual(['--', 'acme/a', 'npm:b', 'acme/c', '--version'])
    expect(summary.trim().split('\n')).toEqual(words)
  })

  test('asks for the conditions it was given, else leaves the gate to the policy', () => {
    expect(run({ targets: 'a/b' }).words).not.toContain('--fail-on')
    expect(run({ targets: 'a/b', 'fail-on': 'license' }).words).toContain('license')
  })

  test('names the policy of the repository that was checked out, for what is found holds nowhere', () => {
    const policyOf = (inputs: Record<string, string>, cwd: string) => {
      const { words } = run({ targets: 'a/b', ...inputs }, 0, cwd)
      return words.includes('--policy') ? words[words.indexOf('--policy') + 1] : null
    }
    const checkedOut = join(folder, 'checked-out')
    mkdirSync(checkedOut)
    expect(policyOf({}, checkedOut)).toBeNull()
    writeFileSync(join(checkedOut, 'oss-check.yml'), '')
    expect(policyOf({}, checkedOut)).toBe('oss-check.yml')
    expect(policyOf({ policy: 'other.yaml' }, checkedOut)).toBe('other.yaml')
  })

  test('passes on a condition that is empty, which is refused', () => {
    const { words } = run({ targets: 'a/b', 'fail-on': '' })
    expect(words[words.indexOf('--fail-on') + 1]).toBe('')
  })

  test.each(['', ' \n'])('targets %j are refused: an example would pass', (targets) => {
    expect(run({ targets })).toMatchObject({ status: 2, stderr: expect.stringContaining('targets') })
  })

  test.each([0, 1, 2, 3])('ends with %i as the command does', (end) => {
    expect(run({ targets: 'a/b' }, end).status).toBe(end)
  })

  test('every input reaches the step', () => {
    const used = Object.values(judge?.env ?? {}).join(' ')
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name} `)
  })
})
