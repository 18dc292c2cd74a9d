import type { NamedRepository } from './declared-release.ts'

/** An address that a manifest names, and what it is called there. */
export interface NamedAddress {
  field: 'repository' | 'homepage' | 'bugs'
  url: string
}

/**
 * The repository that a manifest names: what it calls so, else the page of one among its other addresses, which stands in for
 * it. `directory`: the folder that the package is made from, where something else tells. Null: none.
 */
export function repositoryAmong(
  addresses: readonly NamedAddress[],
  directory: string | null = null,
): NamedRepository | null {
  const own = addresses.find(({ field, url }) => field === 'repository' && url.trim() !== '')
  if (own) return namedBy(own, own.url.trim(), directory)
  for (const one of addresses) {
    const page = repositoryOfPage(one.url)
    if (page !== null) return namedBy(one, page, directory)
  }
  return null
}

function namedBy({ field }: NamedAddress, url: string, directory: string | null): NamedRepository {
  const folder = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/(?:-\/)?(?:tree|src\/branch)\/[^/]+\/([^?#]+)/.exec(
    url,
  )?.[1]
  return { url, address: url, directory: directory ?? folder?.replace(/\/$/, '') ?? null, field }
}

/** The tracker or the page of a repository on a forge of many; any other page may be of anything. Null: it is none. */
function repositoryOfPage(url: string): string | null {
  const tracker = /^(https?:\/\/[^/?#]+(?:\/[^/?#]+){2,}?)\/(?:-\/)?issues\/?$/i.exec(url.trim())?.[1]
  const page =
    /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/?#]+\/[^/?#]+(?:\/(?:tree|blob|-|src|wiki|releases|discussions|pulls?)\b[^?#]*|\/?)(?:[?#].*)?$/i.test(
      url.trim(),
    )
  return tracker ?? (page ? url.trim() : null)
}
