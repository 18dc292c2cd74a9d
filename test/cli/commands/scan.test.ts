import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/scan.ts'
import { UserError } from '../../../src/model/user-error.ts'
import { folder } from '../../policy/support.ts'
import { testIo } from '../../support/io.ts'
import { type FakeRegistry, npmRegistry } from '../../support/npm-registry.ts'

interface Locked {
  license?: string
  resolved?: string
  dev?: boolean
  dependencies?: Readonly<Record<string, string>>
}

/** A project under MIT whose lockfile holds these, each asked for by the project unless another asks for it. */
function project(
  packages: Readonly<Record<string, Locked>>,
  files: Readonly<Record<string, string>> = {},
): string {
  const below = Object.values(packages).flatMap(({ dependencies }) => Object.keys(dependencies ?? {}))
  const entries = Object.entries(packages).map(([key, rest]) => {
    const [name, version] = [key.slice(0, key.lastIndexOf('@')), key.slice(key.lastIndexOf('@') + 1)]
    return [name, { version, ...rest }] as const
  })
  const asked = entries.filter(([name]) => !below.includes(name)).map(([name]) => [name, '*'] as const)
  const root = { name: 'acme', version: '1.0.0', license: 'MIT', dependencies: Object.fromEntries(asked) }
  const nodes = entries.map(([name, entry]) => [`node_modules/${name}`, entry])
  return folder({
    'package.json': JSON.stringify(root),
    'package-lock.json': JSON.stringify({
      name: 'acme',
      lockfileVersion: 3,
      packages: { '': root, ...Object.fromEntries(nodes) },
    }),
    ...files,
  })
}

async function scan(cwd: string, args: readonly string[] = [], registry: FakeRegistry | null = null) {
  const io = testIo(cwd, {
    env: {
      OSS_CHECK_CACHE_DIR: folder(),
      npm_config_registry: registry?.url ?? 'http://127.0.0.1:1/',
    },
  })
  const code = await run(args, io)
  return { code, ...io.written }
}

async function json(cwd: string, args: readonly string[] = [], registry: FakeRegistry | null = null) {
  const { code, stdout } = await scan(cwd, ['--json', ...args], registry)
  return { code, scan: JSON.parse(stdout) }
}

describe('the gate', () => {
  test('passes in silence where everything suits', async () => {
    const { code, stdout } = await scan(
      project({ 'a@1.0.0': { license: 'MIT' }, 'b@1.0.0': { license: 'ISC' } }),
    )
    expect(code).toBe(0)
    expect(stdout).toContain('2 components: 2 suit your use')
    expect(stdout).not.toContain('a 1.0.0')
  })

  test('fails with the way to what does not, and what to do', async () => {
    const { code, stdout } = await scan(
      project({
        'express@4.0.0': { license: 'MIT', dependencies: { qs: '^1' } },
        'qs@1.0.0': { license: '(MIT AND GPL-3.0-only)' },
      }),
    )
    expect(code).toBe(1)
    expect(stdout).toContain('you → express → qs')
    expect(stdout).toContain('package-lock.json:')
    expect(stdout).toContain('target: "npm:qs@1.0.0"')
    expect(stdout).toContain('Gate fails: 1 component does not suit your use')
  })

  test('what cannot be decided is 3, beside what fails 1', async () => {
    const open = { 'a@1.0.0': { license: 'Custom words' } }
    expect((await scan(project(open))).code).toBe(3)
    expect((await scan(project({ ...open, 'b@1.0.0': { license: 'GPL-3.0-only' } }))).code).toBe(1)
  })

  test('a fault of the registry is 3, never 0 or 1', async () => {
    await using registry = await npmRegistry({
      a: { versions: { '1.0.0': { manifest: { license: 'GPL-3.0' } } } },
    })
    registry.fail(/./, 403)
    const { code, scan: found } = await json(project({ 'a@1.0.0': {} }), [], registry)
    expect(code).toBe(3)
    expect(found.components).toMatchObject([{ verdict: 'unknown', reason: expect.stringContaining('403') }])
  })

  test('what only development needs is told and fails nothing, unless the policy says so', async () => {
    const files = { 'a@1.0.0': { license: 'GPL-3.0-only', dev: true } }
    expect(await json(project(files))).toMatchObject({
      code: 0,
      scan: { totals: { byOutcome: { reported: 1 } } },
    })
    const strict = { 'oss-check.yaml': 'scopes: { dev: fail }' }
    expect((await scan(project(files, strict))).code).toBe(1)
  })

  test('all findings are told, and of one package each of its versions', async () => {
    const { scan: found } = await json(
      project({
        'a@1.0.0': { license: 'GPL-3.0-only', dependencies: { 'b/node_modules/a': '2' } },
        'b/node_modules/a@2.0.0': { license: 'AGPL-3.0-only' },
        'c@1.0.0': { license: 'UNLICENSED' },
      }),
    )
    const failing = found.findings.filter(({ outcome }: { outcome: string }) => outcome === 'fail')
    expect(failing.map(({ purl }: { purl: string }) => purl)).toEqual([
      'pkg:npm/a@1.0.0',
      'pkg:npm/a@2.0.0',
      'pkg:npm/c@1.0.0',
    ])
  })
})

describe('what is asked', () => {
  test('only of what the lockfile leaves open: the version, then its archive where that leaves it open too', async () => {
    await using registry = await npmRegistry({
      plain: { versions: { '1.0.0': { manifest: { license: 'MIT' } } } },
      vague: {
        versions: { '1.0.0': { manifest: { license: 'BSD' }, files: { LICENSE: 'terms of nobody' } } },
      },
    })
    const cwd = project({ 'a@1.0.0': { license: 'MIT' }, 'plain@1.0.0': {}, 'vague@1.0.0': {} })
    const { code, scan: found } = await json(cwd, [], registry)
    expect(registry.asked.map(({ path }) => path).toSorted()).toEqual([
      '/plain/1.0.0',
      '/vague/-/1.0.0.tgz',
      '/vague/1.0.0',
    ])
    expect(found.components.map(({ licence }: { licence: { from: string[] } }) => licence.from)).toEqual([
      ['lockfile'],
      ['registry'],
      ['registry', 'archive'],
    ])
    expect(code).toBe(3)
    expect(found.cost.requests).toBe(3)
  })

  test('never about what comes from elsewhere or is your own, and a name that nobody knows ends no run', async () => {
    await using registry = await npmRegistry({})
    const cwd = project(
      {
        '@acme/own@1.0.0': {},
        'private@1.0.0': { resolved: 'https://npm.acme.example/private/-/private-1.0.0.tgz' },
        'forked@1.0.0': { resolved: 'git+ssh://git@example.com/acme/forked.git#0123' },
        'nobody@1.0.0': { resolved: 'https://registry.npmjs.org/nobody/-/nobody-1.0.0.tgz' },
        'fine@1.0.0': { license: 'MIT' },
      },
      { 'oss-check.yaml': 'internal: ["@acme/*"]' },
    )
    const { code, scan: found } = await json(cwd, [], registry)
    expect(code).toBe(3)
    expect(registry.asked.map(({ path }) => path)).toEqual(['/nobody/1.0.0', '/nobody'])
    const verdicts = found.components.map(({ name, verdict }: Record<string, string>) => [name, verdict])
    expect(Object.fromEntries(verdicts)).toEqual({
      '@acme/own': 'internal',
      private: 'unknown',
      forked: 'unknown',
      nobody: 'unknown',
      fine: 'compatible',
    })
  })

  test('nobody with --offline: only what is kept and what is on this disk', async () => {
    await using registry = await npmRegistry({
      a: { versions: { '1.0.0': { manifest: { license: 'MIT' } } } },
    })
    const cwd = project({ 'a@1.0.0': {} })
    const { code, scan: found } = await json(cwd, ['--offline'], registry)
    expect([code, registry.asked]).toEqual([3, []])
    expect(found.components[0].reason).toContain('offline')
  })

  test('with --texts the archive of everything, and what contradicts it is told', async () => {
    await using registry = await npmRegistry({
      a: { versions: { '1.0.0': { manifest: { license: 'MIT' }, files: { LICENSE: 'GPL-3.0-only' } } } },
    })
    const { code, scan: found } = await json(
      project({ 'a@1.0.0': { license: 'MIT' } }),
      ['--texts'],
      registry,
    )
    expect(code).toBe(3)
    expect(found.components[0].licence).toMatchObject({ declared: 'MIT', from: ['lockfile', 'archive'] })
    expect(found.components[0].licence.disagreement).not.toBeNull()
  })
})

test('what is installed speaks first, in that very version', async () => {
  const files = {
    'node_modules/a/package.json': '{"name":"a","version":"1.0.0","license":"GPL-3.0-only"}',
    'node_modules/b/package.json': '{"name":"b","version":"9.0.0","license":"GPL-3.0-only"}',
  }
  const cwd = project({ 'a@1.0.0': {}, 'b@1.0.0': { license: 'MIT' } }, files)
  const { scan: found } = await json(cwd)
  expect(found.components).toMatchObject([
    { name: 'a', verdict: 'incompatible', licence: { from: ['installed'] } },
    { name: 'b', verdict: 'compatible', licence: { from: ['lockfile'] } },
  ])
})

test('--inventory lists the components, asks nobody and judges nothing', async () => {
  const { code, stdout } = await scan(project({ 'a@1.0.0': {} }), ['--inventory'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout).inventories[0].components).toMatchObject([{ purl: 'pkg:npm/a@1.0.0' }])
})

test.each([
  [[], {}, 'There is no lockfile'],
  [['missing.json'], {}, 'missing.json is not there'],
  [['package-lock.json'], { 'package-lock.json': '{"packages":' }, 'package-lock.json'],
  [['--format', 'pdf'], {}, '--format'],
])('%j in %j: one sentence', async (args, files, message) => {
  await expect(scan(folder(files), args)).rejects.toThrow(UserError)
  await expect(scan(folder(files), args)).rejects.toThrow(message)
})

test('what a file does not name is not taken for nothing', async () => {
  const manifest = JSON.stringify({ license: 'MIT', dependencies: { '@acme/own': '1.0.0' } })
  const cwd = folder({ 'package.json': manifest, 'oss-check.yaml': 'internal: ["@acme/*"]' })
  const { code, scan: found } = await json(cwd)
  expect(code).toBe(3)
  expect(found.findings).toMatchObject([{ kind: 'inventory/partial', declaredAt: { file: 'package.json' } }])
})

test('a broken file among others is told with its place, and the rest goes on', async () => {
  const cwd = project({ 'a@1.0.0': { license: 'MIT' } }, { 'sub/package-lock.json': '{\n<<<<<<< HEAD\n' })
  const { code, scan: found } = await json(cwd)
  expect(code).toBe(3)
  expect(found.unread).toMatchObject([{ file: 'sub/package-lock.json' }])
  expect(found.components).toHaveLength(1)
})

test.each([
  ['the policy', { 'oss-check.yaml': 'exclude: ["test/**"]' }, []],
  ['a flag', {}, ['--exclude', 'test/fixtures']],
])('what %s excludes is not looked at, unless it is named', async (_, policy, args) => {
  const broken = 'test/fixtures/package-lock.json'
  const files = { ...policy, [broken]: '{' }
  const cwd = project({ 'a@1.0.0': { license: 'MIT' } }, files)
  expect(await json(cwd, args)).toMatchObject({ code: 0, scan: { unread: [] } })
  expect((await scan(cwd, ['--inventory', ...args])).code).toBe(0)
  await expect(scan(cwd, [broken, ...args])).rejects.toThrow(broken)
})

test('it is judged for the project that is scanned, wherever one stands', async () => {
  const scanned = project({ 'a@1.0.0': { license: 'GPL-3.0-only' } })
  const here = folder({ 'package.json': '{"license":"GPL-3.0-only"}' })
  expect((await json(here, [scanned])).scan).toMatchObject({ gate: { status: 'fail' } })
  expect((await json(here, [join(scanned, 'package-lock.json')])).code).toBe(1)
  expect((await json(here, [scanned, '--project-license', 'GPL-3.0-only'])).code).toBe(0)
  const another = project(
    { 'a@1.0.0': { license: 'GPL-3.0-only' } },
    { 'package.json': '{"license":"GPL-3.0-only"}' },
  )
  expect((await json(here, [another])).code).toBe(0)
  expect((await json(here, [scanned, another])).code).toBe(3)
})
