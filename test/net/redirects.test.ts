import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPrivate, redirected } from '../../src/net/address.ts'
import type { Request } from '../../src/net/exchange.ts'
import { netOf } from '../support/github-client.ts'

const host = fc.domain().filter((name) => !isPrivate(name))
const path = fc.webPath()
const SECRET = 'Bearer s3cret-of-the-origin'

function asking(url: string, authorizationFor: Request['authorizationFor']): Request {
  return { method: 'GET', url, headers: { accept: '*/*' }, authorizationFor, timeoutMs: 1000, maxBytes: 1000 }
}

/** Answers each address with the next of these redirects, then with 200. */
function leadingTo(locations: readonly string[]) {
  const seen: { origin: string; authorization: string | null }[] = []
  const net = netOf({
    fetch: async (url, { headers }) => {
      seen.push({ origin: new URL(url).origin, authorization: new Headers(headers).get('authorization') })
      const location = locations[seen.length - 1]
      return location === undefined
        ? new Response('{}')
        : new Response(null, { status: 302, headers: { location } })
    },
  })
  return { net, seen }
}

describe('wherever an answer leads', () => {
  test('a credential is seen by the origin that it was given for, and by no other', async () => {
    await fc.assert(
      fc.asyncProperty(host, fc.array(fc.tuple(host, path), { maxLength: 3 }), async (own, places) => {
        const origin = `https://${own}`
        const { net, seen } = leadingTo(places.map(([at, where]) => `https://${at}${where}`))
        await net.exchange(asking(`${origin}/a`, (url) => (url.origin === origin ? SECRET : null)))
        expect(seen).toHaveLength(places.length + 1)
        for (const each of seen) expect(each.authorization).toBe(each.origin === origin ? SECRET : null)
      }),
    )
  })

  test('each origin sees its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(host, { minLength: 2, maxLength: 4 }),
        async ([first = '', ...rest]) => {
          const { net, seen } = leadingTo(rest.map((name) => `https://${name}/`))
          await net.exchange(asking(`https://${first}/`, (url) => `Bearer for-${url.host}`))
          for (const { origin, authorization } of seen)
            expect(authorization).toBe(`Bearer for-${new URL(origin).host}`)
        },
      ),
    )
  })

  test('an address on another origin is public and encrypted, or not gone to', () => {
    const addresses = ['http://', 'https://', 'ftp://', 'file://', 'https://user:password@']
    const hosts = [
      '127.0.0.1',
      'localhost',
      '169.254.169.254',
      '10.0.0.1',
      '[::1]',
      'metadata.internal',
      'example.org',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...addresses),
        fc.oneof(host, fc.constantFrom(...hosts)),
        path,
        (scheme, name, at) => {
          const asked = new URL('https://registry.example/package')
          const next = redirected(`${scheme}${name}${at}`, asked, asked)
          if (next === null || next.origin === asked.origin) return
          expect([next.protocol, isPrivate(next.hostname), next.username]).toEqual(['https:', false, ''])
        },
      ),
    )
  })

  test.each<[string, string, boolean]>([
    ['https://npm.corp/a', 'https://storage.corp/b', true],
    ['http://10.0.0.5/a', 'https://10.0.0.5/a', true],
    ['https://npm.corp/a', 'https://cdn.example.org/b', true],
    ['https://npm.corp/a', 'http://storage.corp/b', false],
    ['https://npm.corp/a', 'https://169.254.169.254/latest', false],
    ['https://npm.corp/a', 'https://[::ffff:127.0.0.1]/', false],
    ['http://127.0.0.1:4873/a', 'https://127.0.0.1:8443/b', false],
    ['https://registry.example/a', 'https://npm.corp/b', false],
  ])('from %s to %s: %s', (from, to, followed) => {
    expect(redirected(to, new URL(from), new URL(from)) !== null).toBe(followed)
  })

  test.each<[string, string]>([
    ['/repositories/1/issues', 'https://api.example/repositories/1/issues?state=all&per_page=100'],
    [
      '/repositories/1/issues?per_page=100',
      'https://api.example/repositories/1/issues?per_page=100&state=all',
    ],
    ['/b?state=open&per_page=30&x=1', 'https://api.example/b?state=open&per_page=30&x=1'],
    ['https://cdn.example.org/b', 'https://cdn.example.org/b'],
  ])('to %s, within the origin the same is asked', (location, place) => {
    const asked = new URL('https://api.example/repos/old/name/issues?state=all&per_page=100')
    expect(redirected(location, asked, asked)?.href).toBe(place)
  })

  test('no redirect within the origin loses or repeats a parameter', () => {
    const parameters = fc.dictionary(fc.constantFrom('state', 'per_page', 'page', 'sort'), fc.string())
    fc.assert(
      fc.property(parameters, parameters, (some, others) => {
        const asked = new URL(`https://api.example/a?${new URLSearchParams(some)}`)
        const next = redirected(`/b?${new URLSearchParams(others)}`, asked, asked)
        expect(Object.fromEntries(next?.searchParams ?? [])).toEqual({ ...some, ...others })
        expect(next?.searchParams.size).toBe(Object.keys({ ...some, ...others }).length)
      }),
    )
  })
})
