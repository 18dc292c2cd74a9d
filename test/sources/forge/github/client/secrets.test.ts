import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createProgress } from '../../../../../src/cli/progress.ts'
import type { Exchange } from '../../../../../src/net/meter.ts'
import { clientOf, credential } from '../../../../support/github-client.ts'
import { type Reply, startScriptedServer } from '../../../../support/scripted-server.ts'

const TOKEN = 'ghp_verySecret0123456789'

/** A server that gives the token back wherever it can. */
const echoes: readonly [string, Reply][] = [
  ['an answer', { body: { data: { viewer: { login: TOKEN } }, login: TOKEN } }],
  ['an error', { status: 403, body: { message: `Token ${TOKEN} may not` } }],
  ['a refusal', { status: 401, body: { message: `Bad credentials: ${TOKEN}` } }],
  ['a page', { status: 500, headers: { 'content-type': 'text/html' }, body: `<p>${TOKEN}</p>` }],
  ['a GraphQL error', { body: { data: { a: 1 }, errors: [{ message: `No ${TOKEN}`, path: ['b'] }] } }],
  ['broken JSON', { body: `{"a": "${TOKEN}` }],
  ['a limit', { status: 429, headers: { 'retry-after': '900' }, body: { message: TOKEN } }],
  [
    'a list of scopes',
    { status: 403, headers: { 'x-accepted-oauth-scopes': 'repo' }, body: { message: TOKEN } },
  ],
]

test.each(echoes)('a token sent back in %s reaches neither answer, error nor log', async (_, reply) => {
  await using server = await startScriptedServer(() => reply)
  const seen: unknown[] = []
  let log = ''
  const progress = createProgress({
    write: (text) => {
      log += text
    },
    draws: true,
    columns: 200,
    quiet: false,
    verbose: true,
    now: Date.now,
  })
  const github = clientOf(server.url, {
    credentials: [credential(TOKEN)],
    maxWaitMs: 0,
    onWait: progress.wait,
    onExchange: (exchange: Exchange) => {
      seen.push(exchange)
      progress.exchange(exchange)
    },
  })
  const keep = (value: unknown) => seen.push(value)
  await github.graphql('query { a }', {}).then(keep, keep)
  await github.rest('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b' }).then(keep, keep)
  seen.push(github, github.cost())
  expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`)
  expect(inspect(seen, { depth: 20, showHidden: true, getters: true })).not.toContain(TOKEN)
  expect(log).toMatch(/POST \S+\/graphql/)
  expect(log).not.toContain(TOKEN)
})
