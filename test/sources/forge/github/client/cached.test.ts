import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../../../../../src/sources/forge/github/client/cache-folder.ts'
import { cacheInfo, clearCache } from '../../../../../src/sources/forge/github/client/cache-info.ts'
import { withCache } from '../../../../../src/sources/forge/github/client/cached.ts'
import type { GitHub } from '../../../../../src/sources/forge/github/client/client.ts'
import { openDiskCache } from '../../../../../src/sources/forge/github/client/disk-cache.ts'
import type { Credential } from '../../../../../src/sources/forge/github/client/token-pool.ts'
import { clientOf, credential, fakePace } from '../../../../support/github-client.ts'
import { type Reply, startScriptedServer } from '../../../../support/scripted-server.ts'

const QUERY = 'query($name: String!) { repository(name: $name) { name } }'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let home = ''
let made = 0
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'oss-check-cache-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))
const newFolder = () => join(home, `cache-${made++}`)

const repositoryReply: Reply = { body: { data: { repository: { name: 'a' } } } }

describe('GraphQL', () => {
  test('the same question is asked once while fresh, also by the next run', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    const pace = fakePace()
    const first = await run(server.url, folder, { pace }, (github) =>
      github.graphql(QUERY, { name: 'a', b: 1 }),
    )
    await pace.sleep(59 * MINUTE_MS, new AbortController().signal)
    const second = await run(server.url, folder, { pace }, (github) =>
      github.graphql(QUERY, { b: 1, name: 'a' }),
    )
    expect(second).toEqual(first)
    expect(server.asked).toHaveLength(1)
    await pace.sleep(2 * MINUTE_MS, new AbortController().signal)
    await run(server.url, folder, { pace }, (github) => github.graphql(QUERY, { name: 'a', b: 1 }))
    expect(server.asked).toHaveLength(2)
  })

  test('at the same time it is asked once as well', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    await run(server.url, newFolder(), {}, (github) =>
      Promise.all([github.graphql(QUERY, { name: 'a' }), github.graphql(QUERY, { name: 'a' })]),
    )
    expect(server.asked).toHaveLength(1)
  })

  test.each<[string, string, object, object]>([
    ['another token', QUERY, { name: 'a' }, { credentials: [credential('another')] }],
    ['other variables', QUERY, { name: 'b' }, {}],
    ['another document', `${QUERY} `, { name: 'a' }, {}],
    ['--refresh', QUERY, { name: 'a' }, { refresh: true }],
  ])('%s asks anew', async (_, query, variables, options) => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    await run(server.url, folder, {}, (github) => github.graphql(QUERY, { name: 'a' }))
    await run(server.url, folder, options, (github) => github.graphql(query, { ...variables }))
    expect(server.asked).toHaveLength(2)
  })

  test.each<[string, object]>([
    [
      'part of it failed',
      { data: { repository: { name: 'a' } }, errors: [{ type: 'FORBIDDEN', path: ['x'] }] },
    ],
    [
      'nothing was found',
      { data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] },
    ],
  ])('an answer is not kept where %s', async (_, body) => {
    await using server = await startScriptedServer(() => ({ body }))
    const folder = newFolder()
    for (let runs = 0; runs < 2; runs++) {
      await run(server.url, folder, {}, (github) => github.graphql(QUERY, { name: 'a' }))
    }
    expect(server.asked).toHaveLength(2)
  })
})

describe('REST', () => {
  const reply = ({ headers }: { headers: Record<string, unknown> }): Reply =>
    headers['if-none-match'] === '"1"'
      ? { status: 304, headers: { etag: '"1"' } }
      : { headers: { etag: '"1"', link: '<http://x/2>; rel="next"' }, body: { id: 1 } }

  test('is asked whether it changed, and answered from disk when not', async () => {
    await using server = await startScriptedServer(reply)
    const folder = newFolder()
    const read = (github: GitHub) => github.rest('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b' })
    const first = await run(server.url, folder, {}, read)
    const second = await run(server.url, folder, {}, async (github) => {
      const answer = await read(github)
      expect(github.cost()).toMatchObject({ requests: 1, notModified: 1 })
      return answer
    })
    expect(second).toMatchObject({ status: 200, data: { id: 1 }, next: 'http://x/2', url: first.url })
    expect(server.asked).toHaveLength(2)
  })

  test('without a token even the question costs, so a fresh answer is taken', async () => {
    await using server = await startScriptedServer(reply)
    const folder = newFolder()
    for (let runs = 0; runs < 2; runs++) {
      await run(server.url, folder, { credentials: [] }, (github) => github.rest('GET /user', {}))
    }
    expect(server.asked).toHaveLength(1)
  })
})

describe('the folder', () => {
  test.each([
    ['linux', { HOME: '/h' }, '/h/.cache/oss-check/github'],
    ['linux', { HOME: '/h', XDG_CACHE_HOME: '/x' }, '/x/oss-check/github'],
    ['linux', { HOME: '/h', XDG_CACHE_HOME: 'relative' }, '/h/.cache/oss-check/github'],
    ['darwin', { HOME: '/h' }, '/h/Library/Caches/oss-check/github'],
    ['win32', { HOME: '/h', LOCALAPPDATA: '/l' }, '/l/oss-check/github'],
    ['linux', { HOME: '/h', OSS_CHECK_CACHE_DIR: '/mine' }, '/mine'],
  ])('on %s with %j is %s', (platform, env, folder) => expect(cacheFolder(env, platform)).toBe(folder))

  test('is for its owner alone, and names and contents tell no token', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    await run(server.url, folder, {}, (github) => github.graphql(QUERY, { name: 'a' }))
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(found.filter((file) => file.isFile()).length).toBeGreaterThan(1)
    for (const file of found) {
      const path = join(file.parentPath, file.name)
      expect([path, (await stat(path)).mode & 0o077]).toEqual([
        path,
        path.endsWith('/tmp') ? expect.any(Number) : 0,
      ])
      expect(path).not.toContain('secret-token')
      if (file.isFile()) expect(await readFile(path, 'utf8')).not.toContain('secret-token')
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('a broken entry is asked for again', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    const read = (github: GitHub) => github.graphql(QUERY, { name: 'a' })
    const first = await run(server.url, folder, {}, read)
    for (const part of ['content-v2', 'index-v5']) {
      for (const file of await filesBelow(join(folder, part))) await writeFile(file, '{"broken')
      expect((await run(server.url, folder, {}, read)).data).toEqual(first.data)
    }
    expect(server.asked).toHaveLength(3)
    await run(server.url, folder, {}, read)
    expect(server.asked).toHaveLength(3)
  })

  test('an entry of another shape is asked for again', async () => {
    const disk = openDiskCache(newFolder())
    disk.write('key', { data: 1, errors: 'none' })
    await disk.settle()
    const anyKey = { ...disk, read: () => disk.read('key') }
    await using server = await startScriptedServer(() => repositoryReply)
    const options = { disk: anyKey, scope: '', maxAgeMs: HOUR_MS, refresh: false, now: Date.now }
    const github = withCache(clientOf(server.url), options)
    expect(await github.graphql(QUERY, {})).toMatchObject({ data: { repository: { name: 'a' } } })
  })

  test('one that cannot be used is no error', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    await writeFile(folder, 'a file stands where the folder should be')
    const answer = await run(server.url, folder, {}, (github) => github.graphql(QUERY, { name: 'a' }))
    expect(answer.data).toEqual({ repository: { name: 'a' } })
  })

  test('stays below its bound, and what killed processes left goes', async () => {
    const folder = newFolder()
    for (let index = 0; index < 6; index++) {
      const disk = openDiskCache(folder, 4000)
      disk.write(`key-${index}`, 'x'.repeat(1000))
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
    disk.write('one more', 'x')
    await disk.settle()
    await expect(stat(left)).rejects.toThrow('ENOENT')
    expect(await disk.read('one more')).toBe('x')
  })

  test('rewriting an entry leaves nothing of the old one', async () => {
    const folder = newFolder()
    for (const value of ['old', 'new']) {
      const disk = openDiskCache(folder)
      disk.write('key', value)
      await disk.settle()
    }
    expect(await filesBelow(join(folder, 'content-v2'))).toHaveLength(1)
    expect(await openDiskCache(folder).read('key')).toBe('new')
  })

  test('is emptied, but only of what the cache made', async () => {
    const folder = newFolder()
    const disk = openDiskCache(folder)
    disk.write('key', 'value')
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
    disk.write('key', 'value')
    await disk.settle()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })
})

test('several processes write at once, one is killed, and every entry that is read is right', async () => {
  const folder = newFolder()
  const script = join(home, 'writer.ts')
  const module = join(import.meta.dirname, '../../../../../src/sources/forge/github/client/disk-cache.ts')
  await writeFile(
    script,
    `import { openDiskCache } from ${JSON.stringify(module)}
     const disk = openDiskCache(process.argv[2])
     for (let round = 0; round < Number(process.argv[3]); round++) {
       for (let key = 0; key < 10; key++) disk.write('key-' + key, { key, text: String(key).repeat(20000) })
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
    expect(await disk.read(`key-${key}`)).toEqual({ key, text: String(key).repeat(20000) })
  }
})

interface RunOptions {
  credentials?: readonly Credential[]
  pace?: ReturnType<typeof fakePace>
  refresh?: boolean
}

/** One run of the program: its own client, the folder shared. */
async function run<T>(
  url: string,
  folder: string,
  options: RunOptions,
  work: (github: GitHub) => Promise<T>,
) {
  const { pace = fakePace(), credentials = [credential('secret-token')], refresh = false } = options
  const disk = openDiskCache(folder)
  const scope = JSON.stringify([credentials.map(({ identity }) => identity)])
  const github = withCache(clientOf(url, { pace, credentials }), {
    disk,
    scope,
    maxAgeMs: HOUR_MS,
    refresh,
    now: pace.now,
  })
  const result = await work(github)
  await disk.settle()
  return result
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
}
