import type { Component } from '../../inventory/inventory.ts'

/** Hosts and paths by which lockfiles name the public registry of an ecosystem, and its public mirrors. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  npm: ['registry.npmjs.org', 'registry.yarnpkg.com', 'registry.npmmirror.com', 'registry.npm.taobao.org'],
  pypi: ['pypi.org', 'pypi.python.org', 'files.pythonhosted.org'],
  cargo: ['github.com/rust-lang/crates.io-index', 'index.crates.io', 'crates.io', 'static.crates.io'],
  gem: ['rubygems.org', 'index.rubygems.org'],
  nuget: ['api.nuget.org', 'www.nuget.org'],
  maven: ['repo1.maven.org', 'repo.maven.apache.org'],
  golang: ['proxy.golang.org'],
  composer: ['packagist.org', 'repo.packagist.org', 'api.github.com', 'codeload.github.com'],
}

/**
 * Why a registry is not asked for a component; null: it may be. What the lockfile says comes from elsewhere is somebody's own,
 * and its name is nobody else's business; what another registry has under that name would be something else anyway.
 */
export function whyNotAsked({ ecosystem, source, version }: Component, registry: URL): string | null {
  if (version === null) return 'No version of it is pinned, so nobody can say whose terms hold'
  if (source.kind !== 'registry') return WORDS[source.kind]
  if (source.url === null) return null
  const place = placeOf(source.url)
  if (place === null) return null
  const known = [...(PUBLIC[ecosystem] ?? []), registry.host]
  if (known.some((one) => `${place}/`.startsWith(`${one}/`))) return null
  return `It comes from ${place.split('/')[0]}, which is not the registry that is set up here (${registry.host})`
}

const WORDS: Readonly<Record<Exclude<Component['source']['kind'], 'registry'>, string>> = {
  git: 'It comes from a git repository and not from a registry, so its terms were not read',
  path: 'It comes from a file of the project and not from a registry, so its terms were not read',
  url: 'It comes from an address of its own and not from a registry, so its terms were not read',
  bundled: 'It comes inside the archive of another package, so no registry was asked for it',
}

/** `registry+https://…`, `sparse+https://…` -> host and path; null: it names no host. */
function placeOf(url: string): string | null {
  const address = url.replace(/^(?:registry|sparse)\+/, '')
  if (!URL.canParse(address)) return null
  const { host, pathname } = new URL(address)
  return host === '' ? null : `${host}${pathname}`
}
