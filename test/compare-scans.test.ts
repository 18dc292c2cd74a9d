import { describe, expect, test } from 'vitest'
import { run } from '../src/cli/commands/scan.ts'
import { folder } from './policy/support.ts'
import { addCommit, checkout } from './sources/git/repositories.ts'
import { testIo } from './support/io.ts'

/** A lockfile that says itself under which licence each package is. */
function lock(packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([key, license]) => {
    const cut = key.lastIndexOf('@')
    return [`node_modules/${key.slice(0, cut)}`, { version: key.slice(cut + 1), license }]
  })
  return JSON.stringify({
    name: 'shop',
    lockfileVersion: 3,
    packages: { '': { name: 'shop', license: 'MIT' }, ...Object.fromEntries(entries) },
  })
}

function history(...locks: readonly (Readonly<Record<string, string>> | string | null)[]): string {
  const commits = locks.map((one, index) => ({
    author: 'ada',
    day: `2026-01-0${index + 1}`,
    files: {
      'package-lock.json': one === null || typeof one === 'string' ? one : lock(one),
      'x.txt': `${index}`,
    },
  }))
  const [first, ...more] = commits
  const { 'package-lock.json': text, ...rest } = first?.files ?? {}
  const repository = checkout([
    {
      author: 'ada',
      day: '2026-01-01',
      files: text === null || text === undefined ? rest : { ...rest, 'package-lock.json': text },
    },
  ])
  for (const commit of more) addCommit(repository, commit)
  return repository
}

async function scan(cwd: string, ...args: string[]) {
  const env = { OSS_CHECK_CACHE_DIR: folder(), npm_config_registry: 'http://127.0.0.1:1/' }
  const io = testIo(cwd, { env })
  const code = await run([...args, '--project-license', 'MIT'], io)
  return { code, ...io.written }
}

const GPL = { 'old@1.0.0': 'GPL-3.0-only' }

describe('--base', () => {
  test('tells what came, went and changed, and with which terms', async () => {
    const cwd = history({ 'a@1.0.0': 'MIT', 'b@1.0.0': 'MIT' }, { 'a@2.0.0': 'Apache-2.0', 'c@1.0.0': 'MIT' })
    const { code, stdout } = await scan(cwd, '--base', 'HEAD~1')
    expect(code).toBe(0)
    for (const part of [
      'a 1.0.0 → 2.0.0: MIT → Apache-2.0',
      'It asks now: Pass on its NOTICE file',
      '1 added, 1 removed, 1 changed, 1 with other terms',
      '+ c 1.0.0',
      '- b 1.0.0',
    ])
      expect(stdout).toContain(part)
    const json = JSON.parse((await scan(cwd, '--base', 'HEAD~1', '--json')).stdout)
    expect(json.comparison).toMatchObject({ base: { name: 'HEAD~1' }, lacking: null, added: [{ name: 'c' }] })
  })

  test('another file may be the base', async () => {
    const cwd = history({ 'a@2.0.0': 'MIT' })
    const other = `${folder({ 'package-lock.json': lock({ 'a@1.0.0': 'MIT' }) })}/package-lock.json`
    expect((await scan(cwd, '--base', other)).stdout).toContain('0 added, 0 removed, 1 changed')
  })
})

describe('--new', () => {
  test('what was there before fails nothing, what is new does', async () => {
    const cwd = history(GPL, { ...GPL, 'new@1.0.0': 'MIT' }, { ...GPL, 'new@2.0.0': 'AGPL-3.0-only' })
    expect((await scan(cwd, '--base', 'HEAD~2')).code).toBe(1)
    const since = await scan(cwd, '--base', 'HEAD', '--new')
    expect(since).toMatchObject({ code: 0 })
    const worse = await scan(cwd, '--base', 'HEAD~1', '--new')
    expect(worse.code).toBe(1)
    expect(worse.stdout).toContain('new 2.0.0')
    expect(worse.stdout).not.toContain('old 1.0.0  you')
  })

  test('a base without a lockfile is said, and is no "everything is new"', async () => {
    const cwd = history(null, GPL)
    const { code, stdout } = await scan(cwd, '--base', 'HEAD~1', '--new')
    expect(code).toBe(3)
    expect(stdout).toContain('HEAD~1 has no lockfile')
    expect(stdout).not.toMatch(/\d added/)
  })

  test('a base that cannot be read leaves what fails open, and what passes passes', async () => {
    const broken = '{ "lockfileVersion": 3, '
    const fails = await scan(history(broken, GPL), '--base', 'HEAD~1', '--new')
    expect(fails.code).toBe(3)
    expect(fails.stdout).toContain('could not be read')
    expect((await scan(history(broken, { 'a@1.0.0': 'MIT' }), '--base', 'HEAD~1', '--new')).code).toBe(0)
  })

  test.each([
    [['--base', 'no-such-ref'], 'There is no commit no-such-ref'],
    [['--new'], '--new is about what is new since a base'],
    [['--base', 'HEAD', '..'], 'lies outside of this folder'],
  ])('%j is refused', async (args, message) => {
    await expect(scan(history(GPL), ...args)).rejects.toThrow(message)
  })
})
