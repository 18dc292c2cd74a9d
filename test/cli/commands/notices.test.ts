import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/notices.ts'
import { UserError } from '../../../src/model/user-error.ts'
import { folder } from '../../policy/support.ts'
import { testIo } from '../../support/io.ts'

const TERMS = 'Do with it what you like.'

/** A project whose packages are installed beside its lockfile, but for those without a text of their own. */
function project(installed: Readonly<Record<string, string | null>>): string {
  const packages = Object.keys(installed).map((name) => [
    `node_modules/${name}`,
    { version: '1.0.0', license: 'MIT', ...(name.startsWith('dev') && { dev: true }) },
  ])
  const files = Object.entries(installed).flatMap(([name, text]) => {
    const manifest = JSON.stringify({ name, version: '1.0.0', license: 'MIT' })
    const own = [[`node_modules/${name}/package.json`, manifest]]
    return text === null ? [] : [...own, ...(text === '' ? [] : [[`node_modules/${name}/LICENSE`, text]])]
  })
  return folder({
    'package-lock.json': JSON.stringify({
      name: 'shop',
      version: '2.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'shop', version: '2.0.0' }, ...Object.fromEntries(packages) },
    }),
    ...Object.fromEntries(files),
  })
}

async function notices(cwd: string, ...args: string[]) {
  const io = testIo(cwd, {
    env: { OSS_CHECK_CACHE_DIR: folder(), npm_config_registry: 'http://127.0.0.1:1/' },
  })
  const code = await run(args, io)
  return { code, ...io.written }
}

const SHOP = { a: `Copyright 2020 Ada\n\n${TERMS}`, b: `Copyright 2021 Bob\n\n${TERMS}`, 'dev-tool': TERMS }

describe('what is written', () => {
  test('what runs, with every text once; development on request', async () => {
    const cwd = project(SHOP)
    const { code, stdout } = await notices(cwd)
    expect(code).toBe(0)
    expect(stdout).toContain('Third-party notices of shop 2.0.0')
    expect(stdout).toContain('Copyright 2021 Bob')
    expect(stdout.split(TERMS)).toHaveLength(2)
    expect(stdout).not.toContain('dev-tool')
    expect((await notices(cwd, '--dev')).stdout).toContain('dev-tool')
  })

  test('the format is that of the name', async () => {
    const cwd = project(SHOP)
    const file = join(cwd, 'NOTICES.html')
    expect(await notices(cwd, '-o', file)).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(file, 'utf8')).toContain('<!doctype html>')
  })

  test('what has no text is said, and is no failure', async () => {
    const { code, stdout, stderr } = await notices(project({ ...SHOP, bare: '' }))
    expect(code).toBe(0)
    expect(stdout).toContain('bare 1.0.0: its archive has no licence text')
    expect(stderr).toContain('1 without a licence text')
  })

  test('what could not be read is said, and is 3', async () => {
    const { code, stderr } = await notices(project({ ...SHOP, gone: null }))
    expect(code).toBe(3)
    expect(stderr).toMatch(/not read: gone 1\.0\.0: ./)
  })
})

describe('--check', () => {
  test('up to date, whatever ends its lines; out of date from a line on', async () => {
    const cwd = project(SHOP)
    const file = join(cwd, 'NOTICES.md')
    await notices(cwd, '-o', file)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    expect(await notices(cwd, '--check', file)).toMatchObject({ code: 0 })
    writeFileSync(file, readFileSync(file, 'utf8').replace('Ada', 'Eve'))
    const { code, stdout } = await notices(cwd, '--check', file)
    expect(code).toBe(1)
    expect(stdout).toMatch(/is out of date from line \d+ on/)
  })

  test('what could not be read leaves it open', async () => {
    const cwd = project({ gone: null })
    writeFileSync(join(cwd, 'NOTICES.txt'), '')
    expect((await notices(cwd, '--check', join(cwd, 'NOTICES.txt'))).code).toBe(3)
  })

  test.each([
    [['--check', 'nowhere.md'], 'cannot be read'],
    [['--check', 'a', '-o', 'b'], 'writes nothing'],
    [['--format', 'pdf'], 'format'],
    [['no-such-folder'], 'not there'],
  ])('%j is refused', async (args, message) => {
    await expect(notices(project(SHOP), ...args)).rejects.toThrow(message)
    await expect(notices(project(SHOP), ...args)).rejects.toBeInstanceOf(UserError)
  })
})
