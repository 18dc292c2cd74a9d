import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createAnswerCache, json, MAX_AGE_MS } from '../../src/net/cache/answers.ts'
import { openDiskCache } from '../../src/net/cache/disk.ts'
import type { Net } from '../../src/net/client.ts'
import { RequestFault } from '../../src/net/fault.ts'
import { createHttp, type Http, integrityOf } from '../../src/net/http.ts'
import { fakePace, netOf } from '../support/github-client.ts'
import { type Reply, type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'

const MAX_BYTES = 10_000
const ARCHIVE = 'the bytes of an archive'
const INTEGRITY = integrityOf(Buffer.from(ARCHIVE))
const TOKEN = 'npm_verySecret0123456789'

let home = ''
let made = 0
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'oss-check-http-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))
const newFolder = () => join(home, `cache-${made++}`)

const lengthFor = (http: Http, url: string) =>
  http
    .forGood({ url, maxBytes: MAX_BYTES, codec: json(z.number()), read: ({ length }) => length })
    .catch((error) => error)

describe('between runs', () => {
  test.each<[string, Reply, (http: Http, url: string) => Promise<unknown>]>([
    ['an archive with its checksum', { body: ARCHIVE }, (http, url) => http.bytes(url, MAX_BYTES, INTEGRITY)],
    ['a text within the hour', { body: 'v1.0.0' }, (http, url) => http.text(url, MAX_BYTES)],
    ['an empty text', { body: '' }, (http, url) => http.text(url, MAX_BYTES)],
    ['that there is no text', { status: 404 }, (http, url) => http.text(url, MAX_BYTES).catch(String)],
    ['JSON within the hour', { body: { a: 1 } }, (http, url) => http.json(url, MAX_BYTES)],
    [
      'that there is nothing',
      { status: 404 },
      (http, url) => http.json(url, MAX_BYTES).catch((error) => error),
    ],
    ['what never changes, boiled down', { body: 'v1' }, lengthFor],
    ['that what would never change is not there', { status: 404 }, lengthFor],
  ])('%s is asked for once', async (_, reply, read) => {
    await using server = await startScriptedServer(() => reply)
    const folder = newFolder()
    const cold = await run(server, folder, {}, read)
    const warm = await run(server, folder, {}, read)
    expect(warm.result).toEqual(cold.result)
    expect(server.asked).toHaveLength(1)
    expect(cold.cost).toMatchObject({ requests: 1, hosts: [{ host: new URL(server.url).host, requests: 1 }] })
    expect(warm.cost).toMatchObject({ requests: 0, hosts: [] })
  })

  test('an archive that cannot change is kept for good, JSON for the hour and then asked for if changed', async () => {
    await using server = await startScriptedServer(({ path, headers }) => {
      if (path === '/archive') return { body: ARCHIVE }
      return headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { headers: { etag: '"1"' }, body: { a: 1 } }
    })
    const folder = newFolder()
    const read = async (http: Http, url: string) => [
      String(await http.bytes(`${url}/archive`, MAX_BYTES, INTEGRITY)),
      await http.json(`${url}/json`, MAX_BYTES),
    ]
    const pace = fakePace()
    await run(server, folder, { pace }, read)
    await pace.sleep(MAX_AGE_MS + 1, new AbortController().signal)
    const later = await run(server, folder, { pace }, read)
    expect(later.result).toEqual([ARCHIVE, { a: 1 }])
    expect(later.cost).toMatchObject({ requests: 1, notModified: 1 })
    expect(server.asked.map(({ path }) => path)).toEqual(['/archive', '/json', '/json'])
  })

  test.each<[string, Reply, string | null, object]>([
    ['has no checksum', { body: ARCHIVE }, null, {}],
    ['is not what its checksum says', { body: 'forged' }, INTEGRITY, {}],
    ['is to be asked anew', { body: ARCHIVE }, INTEGRITY, { refresh: true }],
    ['was read with another token', { body: ARCHIVE }, INTEGRITY, { token: 'another-token' }],
  ])('an archive is not taken from disk where it %s', async (_, reply, integrity, options) => {
    await using server = await startScriptedServer(() => reply)
    const folder = newFolder()
    const read = (http: Http, url: string) => http.bytes(url, MAX_BYTES, integrity)
    await run(server, folder, {}, read)
    await run(server, folder, options, read)
    expect(server.asked).toHaveLength(2)
  })

  test('no file of the cache holds a token, in its name or inside', async () => {
    await using server = await startScriptedServer(() => ({ body: { said: `token ${TOKEN}` } }))
    const folder = newFolder()
    const { result } = await run(server, folder, {}, (http, url) => http.json(url, MAX_BYTES))
    expect(result).toEqual({ said: 'token ***' })
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const texts = files.map(async (file) =>
      file.isFile() ? file.name + (await readFile(join(file.parentPath, file.name), 'latin1')) : file.name,
    )
    expect(files.length).toBeGreaterThan(2)
    expect((await Promise.all(texts)).join()).not.toContain(TOKEN)
  })
})

describe('what a run has read stays good for it', () => {
  test.each([false, true])('however long it waits, asking anew: %s', async (refresh) => {
    await using server = await startScriptedServer(() => ({ body: { a: 1 } }))
    const pace = fakePace()
    await run(server, newFolder(), { pace, refresh }, async (http, url) => {
      await http.json(url, MAX_BYTES)
      await pace.sleep(5 * MAX_AGE_MS, new AbortController().signal)
      await http.json(url, MAX_BYTES)
    })
    expect(server.asked).toHaveLength(1)
  })
})

describe('a fault is what it means', () => {
  test.each<[string, Reply, string, number]>([
    ['401', { status: 401 }, 'denied', 1],
    ['403', { status: 403 }, 'denied', 1],
    ['404', { status: 404 }, 'not-found', 1],
    ['410', { status: 410 }, 'not-found', 1],
    ['408', { status: 408 }, 'unreachable', 3],
    ['418', { status: 418 }, 'unexpected', 1],
    ['429', { status: 429 }, 'rate-limited', 3],
    ['429 with a time', { status: 429, headers: { 'retry-after': '5' } }, 'rate-limited', 4],
    ['429 with a long time', { status: 429, headers: { 'retry-after': '5000' } }, 'rate-limited', 1],
    ['500', { status: 500 }, 'unreachable', 3],
    ['501', { status: 501 }, 'unexpected', 1],
    ['503', { status: 503 }, 'unreachable', 3],
    ['no JSON', { body: '<html>' }, 'unexpected', 1],
    ['too much', { body: 'x'.repeat(MAX_BYTES + 1) }, 'incomplete', 1],
    ['a redirect without an end', { status: 302, headers: { location: '/' } }, 'unexpected', 4],
    [
      'a redirect to this machine',
      { status: 302, headers: { location: 'http://localhost:1/' } },
      'unexpected',
      1,
    ],
    ['a closed socket', 'reset', 'unreachable', 3],
    ['half a body', 'truncate', 'unreachable', 3],
    ['no answer', 'hang', 'unreachable', 1],
  ])('%s', async (_, reply, reason, requests) => {
    await using server = await startScriptedServer(() => reply)
    const { result, cost } = await run(
      server,
      null,
      { timeoutMs: reply === 'hang' ? 40 : 2000 },
      (http, url) => http.json(url, MAX_BYTES).catch((error: unknown) => error),
    )
    expect(result).toBeInstanceOf(RequestFault)
    expect(result).toMatchObject({ reason })
    expect(String(result)).not.toContain(TOKEN)
    expect(cost.requests).toBe(requests)
  })

  test('what passes is asked again, and then there is an answer', async () => {
    await using server = await startScriptedServer((_asked, index) =>
      index === 0 ? 'reset' : { body: { a: 1 } },
    )
    const { result } = await run(server, null, {}, (http, url) => http.json(url, MAX_BYTES))
    expect(result).toEqual({ a: 1 })
  })

  test('a port that fetch refuses is no network that may come back', async () => {
    const net = netOf()
    const http = createHttp({ net, userAgent: 'test', timeoutMs: 2000, authorizationFor: () => null })
    await expect(http.json('http://127.0.0.1:1/', MAX_BYTES)).rejects.toMatchObject({ reason: 'unreachable' })
    expect(net.cost().requests).toBe(1)
  })

  test('beyond the bound of the run nothing is asked', async () => {
    await using server = await startScriptedServer(() => ({ body: {} }))
    const { result } = await run(server, null, { maxRequests: 0 }, (http, url) =>
      http.json(url, MAX_BYTES).catch((error: unknown) => error),
    )
    expect(result).toMatchObject({ reason: 'over-budget' })
    expect(server.asked).toEqual([])
  })
})

interface RunOptions {
  pace?: ReturnType<typeof fakePace>
  refresh?: boolean
  token?: string
  timeoutMs?: number
  maxRequests?: number
}

/** One run of the program, on the cache of a folder. */
async function run<T>(
  server: ScriptedServer,
  folder: string | null,
  options: RunOptions,
  read: (http: Http, url: string) => Promise<T>,
): Promise<{ result: T; cost: ReturnType<Net['cost']> }> {
  const { pace = fakePace(), refresh = false, token = TOKEN, timeoutMs = 2000, ...bounds } = options
  const disk = folder === null ? null : openDiskCache(folder)
  const net = netOf({ pace, cache: createAnswerCache({ disk, refresh, now: pace.now }), ...bounds })
  const http = createHttp({ net, userAgent: 'test', timeoutMs, authorizationFor: () => `Bearer ${token}` })
  const result = await read(http, server.url)
  await disk?.settle()
  return { result, cost: net.cost() }
}
