import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { sectionOf } from '../../src/policy/said.ts'
import { effective, folder, load } from './support.ts'

const GITHUB = ['github.com/acme/widget']

describe('layers', () => {
  test('nothing anywhere gives the defaults', async () => {
    expect(await effective(folder())).toEqual({ policy: DEFAULT_POLICY, origins: {}, notices: [] })
  })

  test('each overrides the one before, and every value knows its origin', async () => {
    const cwd = folder({
      'package.json': '{ "license": "MIT" }',
      'org.yaml':
        'kind: tool\nwillingness: none\nusage: { link: dynamic, distribute: source, modify: true }\n',
      'oss-check.yaml':
        'extends: ./org.yaml\nwillingness: report\nusage:\n  distribute: saas\ntargets:\n  "github.com/acme/*": { willingness: patch }\n',
    })
    const { policy, origins } = await effective(
      cwd,
      { env: { OSS_CHECK_LINK: 'process', OSS_CHECK_KIND: 'library' }, flags: { kind: 'framework' } },
      GITHUB,
    )
    expect(policy).toMatchObject({
      projectLicense: 'MIT',
      kind: 'framework',
      willingness: 'patch',
      usage: { link: 'process', distribute: ['saas'], modify: true },
    })
    expect(origins).toEqual({
      projectLicense: { layer: 'package.json', where: './package.json' },
      kind: { layer: 'flag', where: '--kind' },
      willingness: { layer: 'target', where: 'oss-check.yaml:6:39' },
      'usage.link': { layer: 'environment', where: 'OSS_CHECK_LINK' },
      'usage.distribute': { layer: 'project', where: 'oss-check.yaml:4:15' },
      'usage.modify': { layer: 'extends', where: 'org.yaml:3:53' },
    })
  })

  test('a target override holds for its targets only', async () => {
    const cwd = folder({ 'oss-check.yaml': 'targets:\n  "npm:@acme/*": { kind: tool }\n' })
    expect((await effective(cwd, {}, ['npm:@acme/cli'])).policy.kind).toBe('tool')
    expect((await effective(cwd, {}, GITHUB)).policy.kind).toBeNull()
  })

  test('a policy is found upwards, and OSS_CHECK_POLICY and the flag name another', async () => {
    const cwd = folder({ 'oss-check.json': '{"kind":"tool"}', 'a/b/x': '', 'other.yaml': 'kind: library' })
    expect((await effective(`${cwd}/a/b`)).policy.kind).toBe('tool')
    const env = { OSS_CHECK_POLICY: '../../other.yaml' }
    expect((await effective(`${cwd}/a/b`, { env })).policy.kind).toBe('library')
    expect((await effective(`${cwd}/a/b`, { env, policyPath: '../../oss-check.json' })).policy.kind).toBe(
      'tool',
    )
  })

  test('packages can be extended', async () => {
    const cwd = folder({
      'oss-check.yaml': 'extends: ["@acme/policy", plain/strict.yaml]\n',
      'node_modules/@acme/policy/oss-check.yaml': 'kind: tool\nfailOn: license\n',
      'node_modules/plain/strict.yaml': 'kind: library\n',
    })
    expect((await effective(cwd)).policy).toMatchObject({ kind: 'library', failOn: ['license'] })
  })

  test('waivers and attestations add up, a later one for the same thing replaces', async () => {
    const waiver = (what: string, owner: string) =>
      `  - { what: ${what}, reason: r, owner: ${owner}, expires: 2027-01-01 }\n`
    const cwd = folder({
      'org.yaml': `waivers:\n${waiver('license', 'legal')}${waiver('activity', 'legal')}`,
      'oss-check.yaml': `extends: ./org.yaml\nwaivers:\n${waiver('activity', 'team')}`,
      'oss-check.attestations.yaml':
        'attestations:\n  - { what: sandbox, answer: pass, statement: s, evidence: e, owner: o, date: 2026-01-01, expires: 2027-01-01 }\n',
    })
    const { policy } = await effective(cwd)
    expect(policy.waivers.map(({ what, owner, target }) => [what, owner, target])).toEqual([
      ['license', 'legal', '*'],
      ['activity', 'team', '*'],
    ])
    expect(policy.attestations.map(({ what }) => what)).toEqual(['sandbox'])
  })

  test('thresholds by kind override the kinds they name', async () => {
    const cwd = folder({
      'org.yaml': 'thresholds: { activity: { staleDays: 30, byKind: { library: 1 } } }\n',
      'oss-check.yaml':
        'extends: ./org.yaml\nthresholds: { activity: { byKind: { tool: 2 } } }\nweights: { activity/one: 3 }\n',
    })
    const { policy } = await effective(cwd)
    expect(policy.thresholds).toEqual({ activity: { staleDays: 30, byKind: { library: 1, tool: 2 } } })
    expect(policy.weights).toEqual({ 'activity/one': 3 })
  })

  test('sizes may be written in words', async () => {
    const cwd = folder({ 'oss-check.yaml': 'needs: { maxInstallSize: 1.5 MB, platforms: linux }\n' })
    expect((await effective(cwd)).policy.needs).toMatchObject({
      maxInstallSizeBytes: 1_500_000,
      platforms: ['linux'],
    })
  })

  test('lists of flags and variables are comma separated or repeated', async () => {
    const flags = sectionOf({ 'fail-on': ['license,activity:warn', 'score:60'] })
    const { policy } = await effective(folder(), {
      flags,
      env: { OSS_CHECK_DENY: 'AGPL-3.0-only, SSPL-1.0', OSS_CHECK_MODIFY: 'yes' },
    })
    expect(policy.failOn).toEqual(['license', 'activity:warn', 'score:60'])
    expect(policy.licenses.deny).toEqual(['AGPL-3.0-only', 'SSPL-1.0'])
    expect(policy.usage.modify).toBe(true)
  })

  test('a misspelt variable is told, others are none of our business', async () => {
    const env = { OSS_CHECK_WILLINGNES: 'fund', OSS_CHECK_CACHE: 'x', PATH: 'y' }
    const { notices } = await load(folder(), { env })
    expect(notices.map(({ text }) => text)).toEqual([
      'The variable OSS_CHECK_WILLINGNES means nothing; did you mean OSS_CHECK_WILLINGNESS?',
    ])
  })
})

describe('a gate that a flag or variable replaces', () => {
  const written = { 'oss-check.yaml': 'failOn: [activity, license]\ntargets:\n  "*": { kind: tool }\n' }

  test('is told, with where both come from', async () => {
    const { notices } = await effective(folder(written), { flags: { failOn: ['license'] } }, GITHUB)
    expect(notices).toEqual([
      {
        level: 'warning',
        text: '--fail-on (license) replaces the gate of oss-check.yaml:1:9 (activity, license)',
      },
    ])
  })

  test('not where it asks for the same, nor where the policy has none', async () => {
    const same = { flags: { failOn: ['activity', 'license'] } }
    expect((await effective(folder(written), same, GITHUB)).notices).toEqual([])
    expect((await effective(folder(), { flags: { failOn: ['license'] } })).notices).toEqual([])
    expect((await effective(folder(written))).notices).toEqual([])
  })
})
