import { describe, expect, test } from 'vitest'
import { folder } from '../policy/support.ts'
import { runInside } from '../support/cli.ts'

const FACTS = new URL('../../examples/invented.facts.json', import.meta.url).pathname

describe('a gate that asks for nothing', () => {
  test.each(['', ' ', ',', ' , '])('is refused as a flag, a variable and in the policy: %j', async (gate) => {
    const inFile = folder({ 'oss-check.yaml': `failOn: ${JSON.stringify(gate)}\n` })
    const runs = [
      await runInside(['--facts', FACTS, '--fail-on', gate]),
      await runInside(['--facts', FACTS], { env: { OSS_CHECK_FAIL_ON: gate } }),
      await runInside(['--facts', FACTS], { cwd: inFile }),
    ]
    for (const { code, stdout, stderr } of runs) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr.split('\n')).toHaveLength(3)
    }
  })

  test('and an empty list in the policy too', async () => {
    const cwd = folder({ 'oss-check.yaml': 'failOn: []\n' })
    expect((await runInside(['--facts', FACTS], { cwd })).code).toBe(2)
  })
})

describe('a gate without a target', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['a flag', ['--fail-on', 'license'], {}],
    ['a variable', [], { OSS_CHECK_FAIL_ON: 'license' }],
    ['the policy in CI', [], { CI: 'true', OSS_CHECK_POLICY: 'oss-check.yaml' }],
  ])('is refused: %s', async (_, args, env) => {
    const cwd = folder({ 'oss-check.yaml': 'failOn: activity\n' })
    const { code, stdout, stderr } = await runInside(args, { cwd, env })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/nothing to judge/)
  })

  test('is none where a person looks at the example', async () => {
    const cwd = folder({ 'oss-check.yaml': 'failOn: license\n' })
    expect((await runInside([], { cwd })).code).toBe(0)
    expect((await runInside(['--example', '--fail-on', 'license'])).code).toBe(0)
  })
})

test.each([
  [['--example', '--fail-on', 'licence'], 'Did you mean license?'],
  [['--example', '--fail-on', 'activity/lifecicle'], 'Did you mean activity/lifecycle?'],
  [['--example', '--fail-on', 'verdikt:avoid'], 'Did you mean verdict?'],
  [['--example', '--failon', 'license'], 'Did you mean --fail-on?'],
  [['licence', 'MIT'], 'Did you mean license?'],
  [['explan', 'license'], 'Did you mean explain?'],
  [['--example', '--project-license', 'MTI'], 'it may be MIT'],
  [['--example', '--project-license', 'Appache-2.0'], 'it may be Apache-2.0'],
  [['license', 'MIT', '--project-license', 'MTI'], 'it may be MIT'],
  [['--example', '--project-license', ''], 'Give a value'],
])('%j is told what was meant, before anything is read', async (args, hint) => {
  const { code, stdout, stderr } = await runInside(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(hint)
})
