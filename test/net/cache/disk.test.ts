import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDiskCache } from '../../../src/net/cache/disk.ts'
import { cacheFolder } from '../../../src/net/cache/folder.ts'
import { cacheInfo, clearCache } from '../../../src/net/cache/store.ts'

const HOUR_MS = 3_600_000

let home = ''
let made = 0
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'oss-check-disk-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))
const newFolder = () => join(home, `cache-${made++}`)
const bytes = (text: string) => Buffer.from(text)

describe('the folder', () => {
  test.each([
    ['linux', { HOME: '/h' }, '/h/.cache/oss-check/answers'],
    ['linux', { HOME: '/h', XDG_CACHE_HOME: '/x' }, '/x/oss-check/answers'],
    ['linux', { HOME: '/h', XDG_CACHE_HOME: 'relative' }, '/h/.cache/oss-check/answers'],
    ['darwin', { HOME: '/h' }, '/h/Library/Caches/oss-check/answers'],
    ['win32', { HOME: '/h', LOCALAPPDATA: '/l' }, '/l/oss-check/answers'],
    ['linux', { HOME: '/h', OSS_CHECK_CACHE_DIR: '/mine' }, '/mine'],
  ])('on %s with %j is %s', (platform, env, folder) => expect(cacheFolder(env, platform)).toBe(folder))

  test('stays below its bound, and what killed processes left goes', async () => {
    const folder = newFolder()
    for (let index = 0; index < 6; index++) {
      const disk = openDiskCache(folder, 4000)
      disk.write(`key-${index}`, bytes('x'.repeat(1000)))
      await disk.settle()
    }
    expect((await cacheInfo(folder)).bytes).toBeLessThanOrEqual(5100)

    const left = join(folder, 'content-v2', 'sha512', 'aa', 'bb', 'left')
    await mkdir(join(left, '..'), { recursive: true })
    await writeFile(left, 'half')
    const longAgo = new Date(Date.now() - 48 * HOUR_MS)
    await utimes(left, longAgo, longAgo)
    await utimes(join(folder, 'last-swept'), longAgo, longAgo)
    const disk = openDiskCache(folder, 4000)
    disk.write('one more', bytes('x'))
    await disk.settle()
    await expect(stat(left)).rejects.toThrow('ENOENT')
    expect(await openDiskCache(folder).read('one more')).toEqual(bytes('x'))
  })

  test('rewriting an entry leaves nothing of the old one', async () => {
    const folder = newFolder()
    for (const value of ['old', 'new']) {
      const disk = openDiskCache(folder)
      disk.write('key', bytes(value))
      await disk.settle()
    }
    expect(await filesBelow(join(folder, 'content-v2'))).toHaveLength(1)
    expect(await openDiskCache(folder).read('key')).toEqual(bytes('new'))
  })

  test('is emptied, but only of what the cache made', async () => {
    const folder = newFolder()
    const disk = openDiskCache(folder)
    disk.write('key', bytes('value'))
    await disk.settle()
    await writeFile(join(folder, 'mine.txt'), 'kept')
    await clearCache(folder)
    expect(await readdir(folder)).toEqual(['mine.txt'])
    expect(await cacheInfo(folder)).toMatchObject({ entries: 0, bytes: 0, oldest: null })
    await rm(join(folder, 'mine.txt'))
    await clearCache(folder)
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })

  test('someone else’s is not used', async () => {
    const folder = newFolder()
    await mkdir(folder)
    await chmod(folder, 0o777)
    const disk = openDiskCache(folder)
    disk.write('key', bytes('value'))
    await disk.settle()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })
})

test('several processes write at once, one is killed, and every entry that is read is right', async () => {
  const folder = newFolder()
  const script = join(home, 'writer.ts')
  const module = join(import.meta.dirname, '../../../src/net/cache/disk.ts')
  await writeFile(
    script,
    `import { openDiskCache } from ${JSON.stringify(module)}
     const disk = openDiskCache(process.argv[2])
     for (let round = 0; round < Number(process.argv[3]); round++) {
       for (let key = 0; key < 10; key++) disk.write('key-' + key, Buffer.from(String(key).repeat(20000)))
       if (round === 0) console.log('writing')
       await disk.settle()
     }`,
  )
  const endless = spawn(process.execPath, [script, folder, '100000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => endless.stdout.once('data', resolve))
  const gone = new Promise((resolve) => endless.once('exit', resolve))
  execFileSync(process.execPath, [script, folder, '5'])
  endless.kill('SIGKILL')
  await gone
  execFileSync(process.execPath, [script, folder, '1'])
  const disk = openDiskCache(folder)
  for (let key = 0; key < 10; key++) {
    expect(await disk.read(`key-${key}`)).toEqual(bytes(String(key).repeat(20000)))
  }
})

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
}
