import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tarball } from './tarball.ts'

interface FakeVersion {
  /** Parts of the manifest beside name, version and dist. */
  manifest?: Readonly<Record<string, unknown>>
  files?: Readonly<Record<string, string>>
  at?: string
  dist?: Readonly<Record<string, unknown>>
}

export interface FakePackage {
  versions: Readonly<Record<string, FakeVersion>>
  tags?: Readonly<Record<string, string>>
  maintainers?: readonly string[]
  downloads?: number
  dependents?: number
  /** Passed on by a mirror: with its own times, without what the registry added. */
  mirror?: boolean
  /** Serves no documents of single versions, as some registries do not. */
  withoutVersions?: boolean
}

export interface FakeRegistry extends AsyncDisposable {
  url: string
  downloadsUrl: string
  /** Paths asked for, with the credentials that came along. */
  asked: readonly { path: string; authorization: string | undefined }[]
  /** Answers paths that match with a status (and a place to go to), from now on. */
  fail(match: RegExp, status: number, location?: string): void
}

/** A registry on the loopback that serves these packages the way npm's does. */
export async function npmRegistry(packages: Readonly<Record<string, FakePackage>>): Promise<FakeRegistry> {
  const asked: { path: string; authorization: string | undefined }[] = []
  const failures: { match: RegExp; status: number; location: string | undefined }[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push({ path, authorization: request.headers.authorization })
    const failure = failures.find(({ match }) => match.test(path))
    if (failure) {
      response.writeHead(failure.status, failure.location ? { location: failure.location } : {})
      response.end('<html>no</html>')
      return
    }
    const answer = answerTo(path, packages, origin())
    response.writeHead(answer === null ? 404 : 200)
    response.end(answer instanceof Uint8Array ? answer : JSON.stringify(answer ?? { error: 'Not found' }))
  })
  // The server is listening: its address is one of the network.
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `${origin()}/`,
    downloadsUrl: `${origin()}/downloads/`,
    asked,
    fail: (match, status, location) => failures.push({ match, status, location }),
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function answerTo(path: string, packages: Readonly<Record<string, FakePackage>>, origin: string) {
  if (path.startsWith('/downloads/')) {
    const downloads = packages[path.slice('/downloads/'.length)]?.downloads
    return downloads === undefined ? null : { downloads }
  }
  const search = /^\/-\/v1\/search\?.*text=(.*)$/.exec(path)?.[1]
  if (search !== undefined) {
    const dependents = packages[search]?.dependents
    return {
      objects: dependents === undefined ? [] : [{ package: { name: search }, dependents: `${dependents}` }],
    }
  }
  const archive = /^\/(.+)\/-\/(.+)\.tgz$/.exec(path)
  const version = packages[archive?.[1] ?? '']?.versions[archive?.[2] ?? '']
  if (archive) return version ? archiveOf(version) : null
  const name = path.slice(1)
  const found = packages[name]
  if (found) return packumentFor(name, found, origin)
  const [, owner = '', exact = ''] = /^(.+)\/([^/]+)$/.exec(name) ?? []
  const owning = packages[owner]
  return owning?.withoutVersions || !owning
    ? null
    : (packumentFor(owner, owning, origin).versions[exact] ?? null)
}

function packumentFor(name: string, found: FakePackage, origin: string) {
  const names = Object.keys(found.versions)
  const versions = Object.entries(found.versions).map(([version, fake]) => {
    const bytes = archiveOf(fake)
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    const dist = { tarball: `${origin}/${name}/-/${version}.tgz`, integrity, ...fake.dist }
    return [version, { name, version, ...fake.manifest, dist }]
  })
  return {
    name,
    'dist-tags': { latest: names.at(-1), ...found.tags },
    versions: Object.fromEntries(versions),
    time: {
      ...(!found.mirror && { created: '2020-01-01T00:00:00Z' }),
      ...Object.fromEntries(
        Object.entries(found.versions).map(([version, { at }]) => [version, at ?? '2026-01-01T00:00:00Z']),
      ),
    },
    ...(!found.mirror && {
      maintainers: (found.maintainers ?? ['ada']).map((maintainer) => ({ name: maintainer })),
    }),
  }
}

function archiveOf({ manifest = {}, files = {} }: FakeVersion): Uint8Array {
  return tarball({ 'package.json': JSON.stringify(manifest), ...files })
}
