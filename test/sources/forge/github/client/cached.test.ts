import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnswerCache } from '../../../../../src/net/cache/answers.ts'
import { openDiskCache } from '../../../../../src/net/cache/disk.ts'
import type { Net } from '../../../../../src/net/client.ts'
import { withCache } from '../../../../../src/sources/forge/github/client/cached.ts'
import type { GitHub } from '../../../../../src/sources/forge/github/client/client.ts'
import type { Credential } from '../../../../../src/sources/forge/github/client/token-pool.ts'
import { clientOf, credential, fakePace, netOf } from '../../../../support/github-client.ts'
import { type Reply, startScriptedServer } from '../../../../support/scripted-server.ts'

const QUERY = 'query($name: String!) { repository(name: $name) { name } }'
const MINUTE_MS = 60_000

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
    const second = await run(server.url, folder, {}, async (github, net) => {
      const answer = await read(github)
      expect(net.cost()).toMatchObject({ requests: 1, notModified: 1 })
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

describe('on disk', () => {
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
    await using server = await startScriptedServer(() => repositoryReply)
    const kept = `{"etag":null,"retrievedAt":"2026-01-01T12:00:00.000Z"}\n{"data":1,"errors":"none"}`
    const store = { read: async () => Buffer.from(kept), write: () => {}, settle: async () => {} }
    const disk = { ...store, ledger: store }
    const cache = createAnswerCache({ disk, refresh: false, now: fakePace().now })
    const github = withCache(clientOf(server.url), cache, '')
    expect(await github.graphql(QUERY, {})).toMatchObject({ data: { repository: { name: 'a' } } })
  })

  test('one that cannot be used is no error', async () => {
    await using server = await startScriptedServer(() => repositoryReply)
    const folder = newFolder()
    await writeFile(folder, 'a file stands where the folder should be')
    const answer = await run(server.url, folder, {}, (github) => github.graphql(QUERY, { name: 'a' }))
    expect(answer.data).toEqual({ repository: { name: 'a' } })
  })
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
  work: (github: GitHub, net: Net) => Promise<T>,
) {
  const { pace = fakePace(), credentials = [credential('secret-token')], refresh = false } = options
  const disk = openDiskCache(folder)
  const scope = JSON.stringify([credentials.map(({ identity }) => identity)])
  const net = netOf({ pace, cache: createAnswerCache({ disk, refresh, now: pace.now }) })
  const result = await work(withCache(clientOf(url, { net, credentials }), net.cache, scope), net)
  await disk.settle()
  return result
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
}
