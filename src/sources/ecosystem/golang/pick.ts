import { golangVersions } from '../../../analysis/versions/golang.ts'
import type { RequestFault } from '../../../net/fault.ts'
import { SubjectNotFound } from '../../source.ts'
import { candidatesOf, highestOf } from './candidates.ts'
import type { GoInfo, GoProxies } from './proxy.ts'
import { type Retractions, retractionsOf } from './retractions.ts'

export interface Picked {
  version: string
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * The version that the go command takes for a query, https://go.dev/ref/mod#version-queries: of releases the highest, else of
 * prereleases, retracted ones left out. Throws SubjectNotFound where there is none.
 */
export async function pickVersion(proxies: GoProxies, path: string, query: string): Promise<Picked> {
  const named = /^(?:latest|upgrade|patch)?$/.test(query) ? '' : query
  if (golangVersions.parse(named) === named || (named !== '' && !golangVersions.isRange(named))) {
    return exact(proxies, path, named)
  }
  const listed = await proxies.list(path)
  const retracted = await retractionsOf(proxies, path, listed)
  const candidates = await candidatesOf(proxies, path, listed)
  const fitting = candidates.filter((one) => named === '' || golangVersions.satisfies(one, named))
  const allowed = fitting.filter((one) => retracted.of(one) === null)
  const version = highestOf(allowed)
  if (version !== null) return { version, passedOver: passedOver(fitting, version, retracted) }
  if (named === '' && fitting.length === 0) {
    const latest = await latestOf(proxies, path, listed)
    if (latest !== null) return { version: latest.version, passedOver: 'no version of it has a number' }
  }
  // The go command takes none of them; that they are all retracted is what there is to say of it.
  const last = highestOf(fitting)
  if (last !== null) return { version: last, passedOver: 'every version that fits is retracted' }
  throw new SubjectNotFound(
    `No version of ${path} fits ${JSON.stringify(named)}`,
    listed.length > 0 ? `Its highest is ${listed.at(-1)}` : 'It has no version with a number',
  )
}

/** A version, a branch or a commit: whatever the proxy knows by that name. */
async function exact(proxies: GoProxies, path: string, query: string): Promise<Picked> {
  // A proxy may have a version and list none.
  const listed = (await proxies.list(path).catch(missing)) ?? []
  const candidates = [query, `${query}+incompatible`].filter((one) => one === query || listed.includes(one))
  for (const candidate of candidates) {
    const info = await proxies.info(path, candidate).catch(missing)
    if (info !== null) {
      const version = golangVersions.parse(info.version) ?? info.version
      return { version, passedOver: version === candidate ? null : `that is what ${query} is now` }
    }
  }
  const major = Number(/^v(\d+)\./.exec(query)?.[1] ?? 0)
  throw new SubjectNotFound(
    `There is no version ${query} of ${path}`,
    major > 1 && !path.endsWith(`/v${major}`) && !path.startsWith('gopkg.in/')
      ? `From v2 on a major version has a path of its own: give go:${path.replace(/\/v\d+$/, '')}/v${major}@${query}`
      : `Its highest is ${highestOf(listed) ?? 'not known'}`,
  )
}

function passedOver(fitting: readonly string[], version: string, retracted: Retractions): string | null {
  const higher = highestOf(fitting)
  return higher !== null && higher !== version && retracted.of(higher) !== null
    ? `${higher} is retracted`
    : null
}

/** Where nothing is numbered: what the proxy calls the latest, else the newest of the commits that it lists. */
export async function latestOf(
  proxies: GoProxies,
  path: string,
  listed: readonly string[],
): Promise<GoInfo | null> {
  const latest = await proxies.latest(path)
  const newest = listed.toSorted((one, other) => commitTime(one).localeCompare(commitTime(other))).at(-1)
  return latest ?? (newest === undefined ? null : proxies.info(path, newest))
}

function commitTime(version: string): string {
  return /(\d{14})-[\da-f]{12}(?:\+incompatible)?$/.exec(version)?.[1] ?? ''
}

function missing(error: RequestFault): null {
  if (error.reason === 'not-found') return null
  throw error
}
