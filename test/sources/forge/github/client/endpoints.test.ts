import { describe, expect, test } from 'vitest'
import { UserError } from '../../../../../src/model/user-error.ts'
import {
  endpointsFrom,
  endpointsOfHost,
  GITHUB_COM,
  hostsFrom,
} from '../../../../../src/sources/forge/github/client/endpoints.ts'

const ACTIONS = {
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  GITHUB_SERVER_URL: 'https://github.com',
}
const ENTERPRISE = {
  api: 'https://ghe.example.com/api/v3',
  graphql: 'https://ghe.example.com/api/graphql',
  web: 'https://ghe.example.com',
}

describe('where GitHub is', () => {
  test.each<[string, Record<string, string>, object]>([
    ['nothing set', {}, GITHUB_COM],
    ['Actions on github.com', ACTIONS, GITHUB_COM],
    ['GH_HOST=github.com', { GH_HOST: 'github.com' }, GITHUB_COM],
    ['GH_HOST', { GH_HOST: 'ghe.example.com' }, ENTERPRISE],
    ['GH_HOST pasted as an address', { GH_HOST: 'https://GHE.example.com/' }, ENTERPRISE],
    ['GH_HOST against Actions’ usual values', { ...ACTIONS, GH_HOST: 'ghe.example.com' }, ENTERPRISE],
    ['GITHUB_SERVER_URL', { GITHUB_SERVER_URL: 'https://ghe.example.com/' }, ENTERPRISE],
    ['GITHUB_API_URL', { GITHUB_API_URL: 'https://ghe.example.com/api/v3' }, ENTERPRISE],
    [
      'all three',
      {
        GITHUB_API_URL: 'https://ghe.example.com/api/v3',
        GITHUB_GRAPHQL_URL: 'https://ghe.example.com/api/graphql',
        GITHUB_SERVER_URL: 'https://ghe.example.com',
      },
      ENTERPRISE,
    ],
    [
      'a tenant of ghe.com',
      { GH_HOST: 'acme.ghe.com' },
      {
        api: 'https://api.acme.ghe.com',
        graphql: 'https://api.acme.ghe.com/graphql',
        web: 'https://acme.ghe.com',
      },
    ],
    [
      'a test server beside Actions’ usual values',
      { ...ACTIONS, GITHUB_API_URL: 'http://127.0.0.1:8080' },
      {
        api: 'http://127.0.0.1:8080',
        graphql: 'http://127.0.0.1:8080/graphql',
        web: 'http://127.0.0.1:8080',
      },
    ],
  ])('%s', (_, env, endpoints) => expect(endpointsFrom(env)).toEqual(endpoints))

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['nothing set', {}, ['github.com']],
    ['Actions on github.com', ACTIONS, ['github.com']],
    ['GH_HOST', { GH_HOST: 'ghe.example.com' }, ['ghe.example.com', 'github.com']],
    [
      'GITHUB_SERVER_URL',
      { GITHUB_SERVER_URL: 'https://ghe.example.com' },
      ['ghe.example.com', 'github.com'],
    ],
    ['a look-alike on this machine', { GITHUB_API_URL: 'http://127.0.0.1:8080' }, ['github.com']],
    [
      'a look-alike of a company’s server',
      { GITHUB_API_URL: 'http://127.0.0.1:8080', GITHUB_SERVER_URL: 'https://ghe.example.com' },
      ['ghe.example.com', 'github.com'],
    ],
  ])('the hosts of %s, the one of bare names first', (_, env, hosts) => {
    expect(hostsFrom(env)).toEqual(hosts)
  })

  test('github.com is never answered by a company’s server', () => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:8080', GITHUB_SERVER_URL: 'https://ghe.example.com' }
    expect(endpointsOfHost(env, 'github.com')).toEqual(GITHUB_COM)
    expect(endpointsOfHost(env, 'ghe.example.com').api).toBe('http://127.0.0.1:8080')
  })

  test.each<[string, Record<string, string>]>([
    ['no URL', { GITHUB_API_URL: 'ghe.example.com' }],
    ['another scheme', { GITHUB_API_URL: 'file:///etc/passwd' }],
    ['a user in it', { GITHUB_API_URL: 'https://me:secret@ghe.example.com' }],
    ['plain http', { GITHUB_API_URL: 'http://ghe.example.com/api/v3' }],
    ['plain http to a private address', { GITHUB_API_URL: 'http://10.0.0.8/api/v3' }],
    ['plain http to link-local', { GITHUB_API_URL: 'http://169.254.169.254' }],
    ['a path in GH_HOST', { GH_HOST: 'a b/../c' }],
    [
      'two hosts for one token',
      { GITHUB_API_URL: 'https://a.example/api/v3', GITHUB_GRAPHQL_URL: 'https://b.example/api/graphql' },
    ],
    ['only GraphQL elsewhere', { GITHUB_GRAPHQL_URL: 'https://b.example/api/graphql' }],
  ])('refused: %s', (_, env) => expect(() => endpointsFrom(env)).toThrow(UserError))
})
