import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isPrivate } from '../../src/net/address.ts'
import { fetchFor } from '../../src/net/proxy.ts'
import { clientOf } from '../support/github-client.ts'
import { startScriptedServer } from '../support/scripted-server.ts'

describe('redirects', () => {
  test('of a renamed repository are followed, and the answer says where it came from', async () => {
    await using server = await startScriptedServer(({ path }) =>
      path === '/repos/old/name'
        ? { status: 301, headers: { location: '/repositories/1' }, body: { message: 'Moved Permanently' } }
        : { body: { full_name: 'new/name' } },
    )
    const github = clientOf(server.url)
    const answer = await github.rest('GET /repos/{owner}/{repo}', { owner: 'old', repo: 'name' })
    expect(answer).toMatchObject({ url: `${server.url}/repositories/1`, data: { full_name: 'new/name' } })
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret-token',
      'Bearer secret-token',
    ])
    expect(github.cost()).toMatchObject({ requests: 2, rounds: 1 })
  })

  test('to another host carry no token', async () => {
    const seen: [string, string | null][] = []
    const github = clientOf('http://127.0.0.1:1', {
      fetch: async (url, { headers }) => {
        seen.push([url, new Headers(headers).get('authorization')])
        return seen.length === 1
          ? new Response(null, { status: 302, headers: { location: 'https://codeload.example/x' } })
          : new Response('{}', { headers: { 'content-type': 'application/json' } })
      },
    })
    await github.rest('GET /tarball', {})
    expect(seen).toEqual([
      ['http://127.0.0.1:1/tarball', 'Bearer secret-token'],
      ['https://codeload.example/x', null],
    ])
  })

  test.each([
    'http://127.0.0.1:2/x',
    'https://169.254.169.254/latest',
    'http://example.com/x',
    'file:///etc',
    'https://[::1]/',
  ])('to %s are not followed', async (location) => {
    await using server = await startScriptedServer(() => ({ status: 302, headers: { location } }))
    await expect(clientOf(server.url).rest('GET /x', {})).rejects.toThrow(/not to be followed/)
    expect(server.asked).toHaveLength(1)
  })

  test('in circles end', async () => {
    await using server = await startScriptedServer(() => ({ status: 302, headers: { location: '/again' } }))
    await expect(clientOf(server.url).rest('GET /x', {})).rejects.toThrow(/more than 3 times/)
  })

  test('of GraphQL are not followed', async () => {
    await using server = await startScriptedServer(() => ({
      status: 302,
      headers: { location: '/x' },
      body: {},
    }))
    await expect(clientOf(server.url).graphql('query { a }', {})).rejects.toMatchObject({
      reason: 'unexpected',
    })
    expect(server.asked).toHaveLength(1)
  })
})

test('a URL of another host gets no token even when asked for directly', async () => {
  await using other = await startScriptedServer(() => ({ body: {} }))
  await using server = await startScriptedServer(() => ({ body: {} }))
  await clientOf(server.url).rest(`GET ${other.url}/next`, {})
  expect(other.asked[0]?.headers.authorization).toBeUndefined()
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['[::1]', true],
  ['[fd00::1]', true],
  ['[fe80::1]', true],
  ['[::ffff:127.0.0.1]', true],
  ['[2606:50c0::1]', false],
  ['printer.local', true],
  ['metadata.google.internal', true],
  ['api.github.com', false],
  ['140.82.121.6', false],
])('%s is private: %s', (host, expected) => expect(isPrivate(host)).toBe(expected))

test('a proxy is used where one is named, and not where NO_PROXY says so', async () => {
  const through: string[] = []
  const proxy = createServer((request, response) => {
    through.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"by":"proxy"}')
  })
  // Undici tunnels http as well: CONNECT, then the request.
  proxy.on('connect', (request, socket) => {
    through.push(request.url ?? '')
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.once('data', () => {
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 14\r\nconnection: close\r\n\r\n{"by":"proxy"}',
      )
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  await using server = await startScriptedServer(() => ({ body: { by: 'server' } }))
  const proxied = { HTTP_PROXY: `http://127.0.0.1:${port}`, HTTPS_PROXY: `http://127.0.0.1:${port}` }
  const ask = async (env: Record<string, string>) =>
    (await clientOf(server.url, { fetch: fetchFor(env) }).rest('GET /user', {})).data
  expect(await ask(proxied)).toEqual({ by: 'proxy' })
  expect(through).toHaveLength(1)
  expect(await ask({ ...proxied, NO_PROXY: '127.0.0.1' })).toEqual({ by: 'server' })
  expect(await ask({})).toEqual({ by: 'server' })
  expect(through).toHaveLength(1)
  proxy.closeAllConnections()
  proxy.close()
})
