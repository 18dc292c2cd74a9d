import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/init.ts'
import { readInventory } from '../../../src/inventory/disk/given.ts'
import { effective, folder } from '../../policy/support.ts'
import { testIo } from '../../support/io.ts'

async function init(files: Readonly<Record<string, string>>) {
  const cwd = folder(files)
  const io = testIo(cwd)
  expect(await run([], io)).toBe(0)
  return { cwd, text: readFileSync(join(cwd, 'oss-check.yaml'), 'utf8'), told: io.written.stdout }
}

describe('the starter', () => {
  test('says what was found, and can be read', async () => {
    const { cwd, text, told } = await init({
      'package.json':
        '{"license":"Apache-2.0","type":"module","engines":{"node":">=22.13"},"packageManager":"pnpm@10.1.0"}',
      'tsconfig.json': '{}',
    })
    expect(told).toBe('Wrote oss-check.yaml, with licence Apache-2.0, pnpm, Node >=22.13\n')
    expect(text).toContain('installed with pnpm')
    const { policy } = await effective(cwd)
    expect(policy).toMatchObject({
      projectLicense: 'Apache-2.0',
      willingness: 'report',
      needs: { runtime: { node: '>=22.13' }, module: 'esm', types: true },
    })
  })

  test('in an empty folder is read as the defaults', async () => {
    const { cwd, told } = await init({})
    expect(told).toBe('Wrote oss-check.yaml\n')
    expect((await effective(cwd)).policy).toMatchObject({
      projectLicense: null,
      failOn: [],
      needs: { runtime: {} },
    })
  })

  test.each(['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])(
    'knows %s',
    async (lockfile) => {
      const { text } = await init({ 'package.json': '{}', [lockfile]: '' })
      expect(text).toMatch(/installed with (?:npm|pnpm|yarn|bun):/)
    },
  )

  test('every commented line is one that could be said', async () => {
    const { text } = await init({ 'package.json': '{}' })
    const commented = text.split('\n').flatMap((line) => /^# ?([a-zA-Z]+):/.exec(line)?.[1] ?? [])
    expect(commented).toEqual(
      expect.arrayContaining(['extends', 'needs', 'failOn', 'waivers', 'rules', 'targets']),
    )
  })

  test.each(['oss-check.yaml', 'oss-check.yml', 'oss-check.json'])('overwrites no %s', async (name) => {
    const cwd = folder({ [name]: 'kind: tool' })
    await expect(run([], testIo(cwd))).rejects.toThrow(`${name} is there already`)
    expect(readFileSync(join(cwd, name), 'utf8')).toBe('kind: tool')
  })
})

test('a list is begun with a word of explanation, and none is overwritten', async () => {
  const io = testIo(folder({}))
  expect(await run(['--list', 'wanted.txt'], io)).toBe(0)
  expect(await readInventory(['wanted.txt'], io.cwd)).toMatchObject({
    inventories: [{ format: 'list', components: [] }],
    unread: [],
  })
  await expect(run(['--list', 'wanted.txt'], io)).rejects.toMatchObject({
    message: 'wanted.txt is there already',
  })
})
