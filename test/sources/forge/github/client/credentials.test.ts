import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../../../src/model/user-error.ts'
import { GitHubError } from '../../../../../src/sources/forge/github/client/client.ts'
import type { RunProgram } from '../../../../../src/sources/forge/github/client/credentials.ts'
import { findCredentials } from '../../../../../src/sources/forge/github/client/credentials.ts'
import { endpointsFrom, GITHUB_COM } from '../../../../../src/sources/forge/github/client/endpoints.ts'
import { clientOf, netOf } from '../../../../support/github-client.ts'
import { type Reply, startScriptedServer } from '../../../../support/scripted-server.ts'

const ENTERPRISE = endpointsFrom({ GH_HOST: 'ghe.example.com' })
const TENANT = endpointsFrom({ GH_HOST: 'acme.ghe.com' })
const ON_SERVER = { GITHUB_SERVER_URL: 'https://ghe.example.com' }
const ON_GITHUB = { GITHUB_SERVER_URL: 'https://github.com' }
const noGh: RunProgram = () => Promise.reject(new Error('spawn gh ENOENT'))

describe('tokens come from', () => {
  test.each<[string, Record<string, string>, typeof GITHUB_COM, readonly string[]]>([
    ['nowhere', {}, GITHUB_COM, []],
    ['GITHUB_TOKEN first', { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, GITHUB_COM, ['GITHUB_TOKEN a']],
    ['GH_TOKEN', { GITHUB_TOKEN: '', GH_TOKEN: 'b' }, GITHUB_COM, ['GH_TOKEN b']],
    ['a list', { GITHUB_TOKEN: 'a, b,,a' }, GITHUB_COM, ['GITHUB_TOKEN a', 'GITHUB_TOKEN b']],
    [
      'the variable of Enterprise Server',
      { GITHUB_TOKEN: 'a', GH_ENTERPRISE_TOKEN: 'e' },
      ENTERPRISE,
      ['GH_ENTERPRISE_TOKEN e'],
    ],
    [
      'the token of Actions on its own server',
      { ...ON_SERVER, GITHUB_TOKEN: 'a' },
      ENTERPRISE,
      ['GITHUB_TOKEN a'],
    ],
    [
      'not that token on github.com',
      { ...ON_SERVER, GITHUB_TOKEN: 'a', GH_TOKEN: 'b' },
      GITHUB_COM,
      ['GH_TOKEN b'],
    ],
    ['not the token of github.com elsewhere', { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, ENTERPRISE, []],
    ['not the token of Actions on github.com elsewhere', { ...ON_GITHUB, GITHUB_TOKEN: 'a' }, TENANT, []],
    ['GH_TOKEN for a tenant of ghe.com', { GH_TOKEN: 'b' }, TENANT, ['GH_TOKEN b']],
    ['not an Enterprise variable on github.com', { GH_ENTERPRISE_TOKEN: 'e' }, GITHUB_COM, []],
  ])('%s', async (_, env, endpoints, expected) => {
    expect(await described(findCredentials(env, endpoints, noGh))).toEqual(expected)
  })

  test('gh, asked for the host', async () => {
    const asked: unknown[] = []
    const gh: RunProgram = async (file, args) => {
      asked.push([file, ...args])
      return 'from-gh\n'
    }
    expect(await described(findCredentials({}, ENTERPRISE, gh))).toEqual(['gh auth token from-gh'])
    expect(asked).toEqual([['gh', 'auth', 'token', '--hostname', 'ghe.example.com']])
  })

  test('not from gh for this machine', async () => {
    const local = endpointsFrom({ GITHUB_API_URL: 'http://127.0.0.1:1' })
    expect(await findCredentials({}, local, async () => 'from-gh')).toEqual([])
  })
})

test('what cannot be a token is refused without being shown', async () => {
  const error = await findCredentials({ GITHUB_TOKEN: 'ab\ncd' }, GITHUB_COM, noGh).catch((reason) => reason)
  expect(error).toBeInstanceOf(UserError)
  expect(`${error.message} ${error.hint}`).not.toMatch(/ab|cd$/)
})

describe('a GitHub App', () => {
  test('asks for an installation token once and reads with it', async () => {
    await using server = await startScriptedServer(({ path }) => {
      if (path === '/app/installations') return { body: [{ id: 42 }] }
      if (path === '/app/installations/42/access_tokens') {
        return {
          status: 201,
          body: { token: 'ghs_made', expires_at: '2099-01-01T00:00:00Z', permissions: {} },
        }
      }
      return { body: { id: 1 } }
    })
    const env = await appEnvironment()
    const endpoints = endpointsFrom({ GITHUB_API_URL: server.url })
    const credentials = await findCredentials(env, endpoints, noGh)
    const github = clientOf(server.url, { credentials })
    await github.rest('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b' })
    await github.rest('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b' })
    expect(github.credential).toBe('token from the GitHub App 7')
    expect(
      server.asked.map(({ path, headers }) => [path, headers.authorization?.replace(/ey.*/, 'JWT')]),
    ).toEqual([
      ['/app/installations', 'Bearer JWT'],
      ['/app/installations/42/access_tokens', 'bearer JWT'],
      ['/repos/a/b', 'Bearer ghs_made'],
      ['/repos/a/b', 'Bearer ghs_made'],
    ])
  })

  test('installed nowhere says so', async () => {
    await using server = await startScriptedServer(() => ({ body: [] }))
    const endpoints = endpointsFrom({ GITHUB_API_URL: server.url })
    const credentials = await findCredentials(await appEnvironment(), endpoints, noGh)
    await expect(clientOf(server.url, { credentials }).rest('GET /user', {})).rejects.toThrow(
      /installed nowhere/,
    )
  })

  test.each<[string, Reply, string, RegExp]>([
    ['refused', { status: 401, body: { message: 'Bad' } }, 'denied', /refuses the GitHub App 7 \(401\)/],
    ['gone', { status: 404, body: { message: 'Not Found' } }, 'not-found', /GitHub App 7 has no access/],
    ['broken', { body: { id: 'none' } }, 'unexpected', /Signing in as the GitHub App 7 failed/],
    ['down', { status: 503, body: {} }, 'unreachable', /answered 503/],
    ['cut off', 'reset', 'unreachable', /connection to .* failed/],
  ])('its token %s is a fault like any other', async (_, reply, reason, message) => {
    await using server = await startScriptedServer(() => reply)
    const endpoints = endpointsFrom({ GITHUB_API_URL: server.url })
    const credentials = await findCredentials(await appEnvironment(), endpoints, noGh)
    const fault = await clientOf(server.url, { credentials })
      .rest('GET /user', {})
      .catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(GitHubError)
    expect(fault).toMatchObject({ reason, message: expect.stringMatching(message) })
  })

  test('its token is asked for again after a broken connection', async () => {
    await using server = await startScriptedServer(({ path }, index) => {
      if (index === 0) return 'reset'
      return {
        body:
          path === '/app/installations'
            ? [{ id: 42 }]
            : { id: 1, token: 'ghs_made', expires_at: '2099-01-01T00:00:00Z' },
      }
    })
    const endpoints = endpointsFrom({ GITHUB_API_URL: server.url })
    const credentials = await findCredentials(await appEnvironment(), endpoints, noGh)
    expect(await clientOf(server.url, { credentials }).rest('GET /user', {})).toMatchObject({ status: 200 })
  })

  test.each([{ OSS_CHECK_APP_ID: '7' }, { OSS_CHECK_APP_ID: '7', OSS_CHECK_APP_PRIVATE_KEY_FILE: '/none' }])(
    'without its key: %j',
    (env) => expect(findCredentials(env, GITHUB_COM, noGh)).rejects.toThrow(UserError),
  )
})

async function described(found: ReturnType<typeof findCredentials>) {
  return Promise.all((await found).map(async ({ source, token }) => `${source} ${await token(netOf())}`))
}

async function appEnvironment() {
  const folder = await mkdtemp(join(tmpdir(), 'oss-check-app-'))
  const file = join(folder, 'key.pem')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(file, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
  const read = { OSS_CHECK_APP_ID: '7', OSS_CHECK_APP_PRIVATE_KEY_FILE: file }
  process.once('exit', () => void rm(folder, { recursive: true, force: true }))
  return read
}
