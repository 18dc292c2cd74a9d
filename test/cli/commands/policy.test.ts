import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { rules } from '../../../rules/index.ts'
import { run } from '../../../src/cli/commands/policy.ts'
import { policySchema } from '../../../src/policy/schema.ts'
import { folder } from '../../policy/support.ts'
import { testIo } from '../../support/io.ts'

async function output(cwd: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const io = testIo(cwd, { env })
  expect(await run(args, io)).toBe(0)
  return io.written
}

test('every value comes with its origin', async () => {
  const cwd = folder({
    'package.json': '{"license":"MIT"}',
    'oss-check.yaml':
      'kind: tool\nneeds: { maxInstallSize: 2 MB }\nweights: { industry: 0.5 }\ntargets:\n  "github.com/acme/*": { willingness: fund }\n',
  })
  const { stdout } = await output(cwd, ['acme/widget', '--link', 'dynamic'], { OSS_CHECK_DISTRIBUTE: 'saas' })
  const lines = stdout.split('\n').map((line) => line.replace(/ +/g, ' '))
  expect(lines[0]).toMatch(/^# The policy for github\.com\/acme\/widget, from .*oss-check\.yaml$/)
  for (const line of [
    'projectLicense: MIT # package.json: ./package.json',
    ' link: dynamic # flag: --link',
    ' distribute: ["saas"] # environment: OSS_CHECK_DISTRIBUTE',
    ' modify: false # default',
    'kind: tool # project: oss-check.yaml:1:7',
    'willingness: fund # target: oss-check.yaml:5:39',
    ' maxInstallSize: 2000000 # project: oss-check.yaml:2:26',
    ' industry: 0.5 # project: oss-check.yaml:3:22',
    ' behindTolerated: 1 # default',
  ])
    expect(lines).toContain(line)
})

test('what it prints is a policy again', async () => {
  const waiver = { what: 'license', reason: 'r', owner: 'o', expires: '2027-01-01' }
  const cwd = folder({ 'oss-check.yaml': JSON.stringify({ failOn: ['license'], waivers: [waiver] }) })
  const { stdout, stderr } = await output(cwd, ['--policy', 'oss-check.yaml'])
  const printed = parse(stdout, (_key, value) => (value === null ? undefined : value))
  expect(policySchema(rules).safeParse(printed).error).toBeUndefined()
  expect(printed).toMatchObject({ failOn: ['license'], waivers: [{ ...waiver, target: '*' }] })
  expect(stderr).toBe('oss-check: license is waived by o until 2027-01-01: r\n')
})

test('as JSON', async () => {
  const { stdout } = await output(folder({ 'oss-check.yaml': 'kind: tool\n' }), ['--json'])
  expect(JSON.parse(stdout)).toMatchObject({
    policy: { kind: 'tool' },
    origins: { kind: { layer: 'project', where: 'oss-check.yaml:1:7' } },
  })
})

test('two targets have no common policy to print', async () => {
  await expect(output(folder(), ['a/b', 'c/d'])).rejects.toThrow('oss-check policy takes one target')
})
