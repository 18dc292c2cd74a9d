import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scorecard } from '../../../../../src/model/scorecard.ts'
import { type Replica, replicaFolder, startReplica } from '../../../../support/replica.ts'

const TARGET = 'tlswg/dtls-conn-id'
const TOKEN = 'ghp_verySecret0123456789'
const folder = replicaFolder()

// Without OSS_CHECK_REPLICA (a folder with the GitHub look-alike) there is nothing to read from.
describe.skipIf(folder === null)('the built command, several at once', () => {
  let replica: Replica
  let home = ''
  beforeAll(async () => {
    replica = await startReplica(folder ?? '', 30)
    home = await mkdtemp(join(tmpdir(), 'oss-check-processes-'))
  })
  afterAll(async () => {
    await replica[Symbol.asyncDispose]()
    await rm(home, { recursive: true, force: true })
  })

  test('two on one cold cache, one killed on the way, and the next is right and asks for nothing', async () => {
    const expected = await finished(start('--no-cache'))
    const killed = start()
    const killing = said(killed, /POST \S+\/graphql 200/).then(() => killed.kill('SIGKILL'))
    const both = await Promise.all([finished(start()), finished(start()), killing])
    expect(both.slice(0, 2)).toEqual([expected, expected])
    await replica.reset()
    expect(await finished(start())).toEqual(expected)
    expect(await replica.totals()).toMatchObject({ points: 0, graphql: 0 })
  })

  test('a signal ends one at once, also while it waits for a limit', async () => {
    await replica.reset()
    await replica.fault({ kind: 'secondary-rate-limit', times: 99, retryAfter: 50 })
    const waiting = start('--no-cache', '--max-wait', '600')
    const gone = new Promise((resolve) => waiting.once('exit', (_, signal) => resolve(signal)))
    await said(waiting, /waiting for the GitHub secondary rate limit until/)
    waiting.kill('SIGINT')
    expect(await gone).toBe('SIGINT')
  })

  test('no token in anything it prints', async () => {
    await replica.reset()
    const child = start('--no-cache', '--verbose')
    let all = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (all += text))
    await new Promise((resolve) => child.once('close', resolve))
    expect(all).toMatch(/POST \S+\/graphql 200/)
    expect(all).toContain('token from GITHUB_TOKEN')
    expect(all).not.toContain(TOKEN)
  })

  function start(...flags: string[]): ChildProcess {
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      GITHUB_API_URL: replica.url,
      GITHUB_TOKEN: TOKEN,
      OSS_CHECK_CACHE_DIR: join(home, 'cache'),
      npm_config_registry: 'http://127.0.0.1:9/',
    }
    const args = ['dist/bin.js', TARGET, '--format', 'json', '--as-of', '2021-08-01', '--verbose', ...flags]
    return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  }
})

/** What was judged, without what differs between runs by nature. */
async function finished(child: ChildProcess) {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  await new Promise((resolve) => child.once('close', resolve))
  // Our own JSON report of one target.
  const { verdict, score, points } = JSON.parse(text) as Scorecard
  const statuses = points.flatMap(({ signals }) =>
    signals.map(({ id, status, value }) => ({ id, status, value })),
  )
  return { verdict, score, statuses }
}

function said(child: ChildProcess, what: RegExp): Promise<void> {
  let text = ''
  return new Promise((resolve) => {
    child.stderr?.on('data', (part) => {
      text += part
      if (what.test(text)) resolve()
    })
  })
}
