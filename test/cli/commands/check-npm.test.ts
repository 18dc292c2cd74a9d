import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignalFinding } from '../../../src/model/rule.ts'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import { folder } from '../../policy/support.ts'
import { runCli, runInside } from '../../support/cli.ts'
import { healthyValues } from '../../support/healthy.ts'
import { type FakeRegistry, npmRegistry } from '../../support/npm-registry.ts'

const LICENSE = healthyValues().documents.texts.find(({ path }) => path === 'LICENSE')?.text ?? ''
const repository = 'git+https://github.com/acme/widget.git'
/** A port that nobody listens on: GitHub cannot be reached. */
const NO_GITHUB = { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_TOKEN: 't' }

let registry: FakeRegistry

beforeAll(async () => {
  const files = {
    LICENSE,
    'README.md': '# Widget\n\nDoes streaming.\n',
    'index.d.ts': 'export declare function createWidget(): void\n',
  }
  const manifest = {
    license: 'MIT',
    type: 'module',
    exports: { types: './index.d.ts', default: './index.js' },
    engines: { node: '>=20' },
    os: ['linux', 'darwin'],
    dependencies: { left: '1' },
    peerDependencies: { react: '>=18' },
  }
  const source = 'export function createWidget() {}\n'
  registry = await npmRegistry({
    widget: {
      versions: {
        '1.0.0': { at: '2022-01-01T00:00:00Z', manifest: { license: 'GPL-3.0-only', repository } },
        '2.1.0': {
          at: '2025-01-01T00:00:00Z',
          manifest: { ...manifest, repository },
          files: { ...files, 'index.js': source },
        },
      },
    },
    '@acme/lonely': {
      versions: { '1.0.0': { at: '2026-01-01T00:00:00Z', manifest: { license: 'MIT' }, files } },
    },
    old: {
      versions: {
        '1.0.0': { manifest: { license: 'MIT', deprecated: 'use widget', repository: 'acme/old' }, files },
      },
    },
  })
})
afterAll(() => registry[Symbol.asyncDispose]())

async function check(target: string, cwd: string, args: readonly string[] = []) {
  const env = { ...NO_GITHUB, npm_config_registry: registry.url }
  const run = await runInside([target, '--format', 'json', '--no-cache', ...args], {
    cwd,
    env,
  })
  return { ...run, card: run.stdout === '' ? null : (JSON.parse(run.stdout) as Scorecard) }
}

function signalOf(card: Scorecard | null, id: string): SignalFinding {
  const found = card?.points.flatMap((point) => point.signals).find((signal) => signal.id === id)
  if (!found) throw new Error(`no signal ${id}`)
  return found
}

describe('a package while GitHub cannot be reached', () => {
  test('is undecided, and its licence is that of the version in use', async () => {
    const { code, card } = await check('npm:widget@^2', folder(), [
      '--fail-on',
      'license/compatible',
      '--project-license',
      'MIT',
    ])
    expect(code).toBe(0)
    expect(card).toMatchObject({ verdict: 'undecided', target: { kind: 'npm', name: 'npm:widget@^2' } })
    expect(signalOf(card, 'license/compatible')).toMatchObject({ status: 'pass', value: 'MIT' })
    expect(card?.points.find(({ id }) => id === 'activity')?.status).toBe('unknown')
  })

  test('a gate on what it hides is undecidable', async () => {
    expect((await check('npm:widget@^2', folder(), ['--fail-on', 'activity'])).code).toBe(3)
  })

  test('the version in use is the one that your lockfile pins', async () => {
    const lock = { packages: { 'node_modules/widget': { version: '1.0.0' } } }
    const cwd = folder({
      'package.json': JSON.stringify({ name: 'shop', dependencies: { widget: '>=1' } }),
      'package-lock.json': JSON.stringify(lock),
    })
    const gate = ['--fail-on', 'license/compatible', '--project-license', 'MIT']
    // GPL-3.0-only by its manifest: what a version declares is what one gets.
    expect((await check('npm:widget', cwd, gate)).code).toBe(1)
    expect((await check('npm:widget@^2', cwd, gate)).code).toBe(0)
  })

  test('a purl is the same', async () => {
    const { card } = await check('pkg:npm/widget@2.1.0', folder())
    expect(signalOf(card, 'license/compatible')).toMatchObject({ value: 'MIT' })
  })

  test('without a repository it is judged on what the registry knows', async () => {
    const { code, card } = await check('npm:@acme/lonely', folder(), ['--fail-on', 'license/compatible'])
    expect(code).toBe(0)
    const missing = signalOf(card, 'support/open-to-help').missing.map(({ reason, detail }) => [
      reason,
      detail,
    ])
    expect(missing).toEqual([['not-collected', 'The package @acme/lonely names no repository']])
  })

  test('a deprecated one says so', async () => {
    const { card } = await check('npm:old', folder())
    expect(signalOf(card, 'fit/distance')).toMatchObject({
      status: 'fail',
      summary: '1.0.0 is deprecated: use widget',
    })
  })

  test.each([
    ['npm:nothing-here', 'There is no npm package "nothing-here" on 127.0.0.1'],
    ['npm:widget@^9', 'No version of widget is in the range ^9'],
  ])('%s ends with 2 and one sentence', async (target, message) => {
    const { code, stdout, stderr } = await check(target, folder())
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})

test('a second run asks the registry for nothing, says so, and answers the same', async () => {
  const cwd = folder()
  const env = { ...NO_GITHUB, npm_config_registry: registry.url, OSS_CHECK_CACHE_DIR: join(cwd, 'cache') }
  const host = new URL(registry.url).host
  const read = async () => {
    const before = registry.asked.length
    const { stdout } = await runCli(['npm:@acme/lonely', '--format', 'json'], { cwd, env })
    const { cost, points } = JSON.parse(stdout) as Scorecard
    const signals = points.flatMap((point) => point.signals)
    const answers = signals.map(({ id, status, summary }) => [id, status, summary])
    const told = cost.hosts.find((each) => each.host === host)
    return { asked: registry.asked.length - before, told, answers }
  }
  const cold = await read()
  const warm = await read()
  expect(cold.told).toMatchObject({ requests: cold.asked })
  expect(cold.asked).toBeGreaterThan(1)
  expect(warm).toEqual({ asked: 0, told: undefined, answers: cold.answers })
})

test('a registry that cannot be reached leaves everything unknown', async () => {
  const env = { ...NO_GITHUB, npm_config_registry: 'http://127.0.0.1:1/' }
  const args = ['npm:widget', '--format', 'json', '--no-cache', '--fail-on', 'license']
  const run = await runInside(args, { cwd: folder(), env })
  expect(run.code).toBe(3)
  const card = JSON.parse(run.stdout) as Scorecard
  expect(card.verdict).toBe('undecided')
  const reasons = signalOf(card, 'license/compatible').missing.map(({ reason }) => reason)
  expect(new Set(reasons)).toEqual(new Set(['unreachable']))
})

test('the sample project: needs met, missed and hacked around', async () => {
  const cwd = folder()
  cpSync(join(import.meta.dirname, '../../fixtures/adopter'), cwd, { recursive: true })
  expect((await runCli(['trust'], { cwd })).stdout).toMatch(
    /^Trusted as they are now:\n {2}oss-check\.yaml {2}policy/,
  )
  const { card } = await check('npm:widget', cwd, ['--as-of', '2026-06-30'])
  const point = card?.points.find(({ id }) => id === 'fit')
  const statuses = Object.fromEntries(
    point?.signals.map(({ id, status }) => [id.slice('fit/'.length), status]) ?? [],
  )
  expect(statuses).toEqual({
    runtime: 'pass',
    module: 'pass',
    types: 'pass',
    platforms: 'fail',
    exports: 'fail',
    features: 'unknown',
    size: 'pass',
    dependencies: 'fail',
    peers: 'pass',
    questions: 'unknown',
    hacks: 'fail',
    'coming-versions': 'pass',
    distance: 'pass',
  })
  expect(signalOf(card, 'fit/questions').details).toMatchObject({ open: ['offline'] })
  expect(signalOf(card, 'fit/hacks').value).toBe(3)

  const flags = [
    '--answer',
    'pass',
    '--statement',
    'Tried in the train',
    '--evidence',
    'https://wiki.shop.example',
    '--owner',
    'Layla',
  ]
  const dates = ['--date', '2026-06-01', '--expires', '2026-12-31']
  expect((await runInside(['attest', 'offline', 'npm:widget', ...flags, ...dates], { cwd })).code).toBe(0)
  expect(readFileSync(join(cwd, 'oss-check.attestations.yaml'), 'utf8')).toContain('fit/questions/offline')
  const again = await check('npm:widget', cwd, ['--as-of', '2026-06-30'])
  expect(signalOf(again.card, 'fit/questions')).toMatchObject({ status: 'pass', basis: 'attested' })
})

describe('oss-check license of a package says the same in JSON and by its exit code', () => {
  test.each([
    ['npm:widget', [], 'compatible', 0],
    ['npm:widget', ['--allow', 'ISC'], 'incompatible', 1],
    ['npm:widget', ['--deny', 'MIT'], 'incompatible', 1],
    // What the version declares clearly stands, whatever GitHub would say.
    ['npm:widget@1.0.0', ['--project-license', 'MIT'], 'incompatible', 1],
  ] as const)('%s %j is %s', async (target, args, verdict, code) => {
    const env = { ...NO_GITHUB, npm_config_registry: registry.url }
    const run = await runInside(['license', target, '--json', ...args], { cwd: folder(), env })
    expect({ verdict: JSON.parse(run.stdout).verdict, code: run.code }).toEqual({ verdict, code })
  })
})

test('where nothing at all is known, one sentence says why', async () => {
  const env = { ...NO_GITHUB, npm_config_registry: 'http://127.0.0.1:1' }
  const run = await runInside(['npm:widget', '--no-cache'], { cwd: folder(), env })
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' })
  expect(run.stderr.trim().split('\n')).toHaveLength(2)
  const gated = await runInside(['npm:widget', '--no-cache', '--fail-on', 'license'], { cwd: folder(), env })
  expect(gated.code).toBe(3)
})
