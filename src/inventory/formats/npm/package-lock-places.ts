import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import type { Locked, LockedNode, Root } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
import { type Request, requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'

const MODULES = 'node_modules/'

/**
 * `packages` of versions 2 and 3: folders, relative to the project. Whoever asks for a name finds it in the nearest
 * node_modules upwards, which is how Node.js itself looks.
 */
export function readPlaces(
  places: Mapping,
  { lineOf }: JsonDocument,
): Pick<Locked, 'roots' | 'nodes' | 'covers'> {
  const entries = Object.entries(places).flatMap(([place, value]) => {
    const entry = asMapping(value)
    return entry === null ? [] : [{ place, entry }]
  })
  const members = entries.filter(({ place }) => !isInstalled(place))
  const found = (from: string, requests: readonly Request[]) =>
    requests.flatMap(({ as, scope }) => {
      const key = nearest(places, from, as)
      return key === null ? [] : [{ key, scope, as }]
    })
  const roots = members.flatMap(({ place, entry }): Root[] => {
    const member = place === '' ? null : (asText(entry.name) ?? place)
    return found(place, requestsOf(entry, { dev: true, peers: true })).map((one) => ({
      member,
      folder: place,
      ...one,
    }))
  })
  const nodes = entries
    .filter(({ place }) => isInstalled(place))
    .map(({ place, entry }): LockedNode => {
      const requested = found(place, requestsOf(entry, { peers: true }))
      const keys = (scope: Scope) => requested.filter((one) => one.scope === scope).map(({ key }) => key)
      return {
        key: place,
        placed: {
          folder: place.slice(0, Math.max(0, place.lastIndexOf(MODULES) - 1)),
          as: nameOfPlace(place),
        },
        ecosystem: 'npm',
        name: asText(entry.name) ?? nameOfPlace(place),
        version: asText(entry.version),
        source: entry.inBundle === true ? { kind: 'bundled', url: null } : sourceOf(asText(entry.resolved)),
        integrity: asText(entry.integrity),
        license: licenseIn(entry),
        line: lineOf(entry),
        scope: entry.link === true ? null : scopeIn(entry),
        dependsOn: entry.link === true ? [asText(entry.resolved) ?? ''] : keys('runtime'),
        optionally: keys('optional'),
        own: entry.link === true,
      }
    })
  const folders = members.map(({ place }) => place)
  return { roots: folders.includes('') ? roots : null, nodes, covers: folders }
}

/** `devOptional` is asked for by both; `dev` and `optional` together are what optional ones of development ask for. */
export function scopeIn(entry: Mapping): Scope | null {
  if (entry.extraneous === true) return null
  if (entry.dev === true) return 'dev'
  return entry.optional === true || entry.devOptional === true ? 'optional' : 'runtime'
}

function isInstalled(place: string): boolean {
  return place.startsWith(MODULES) || place.includes(`/${MODULES}`)
}

function nameOfPlace(place: string): string {
  return place.slice(place.lastIndexOf(MODULES) + MODULES.length)
}

function nearest(places: Mapping, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `${MODULES}${name}` : `${folder}/${MODULES}${name}`
    if (Object.hasOwn(places, place)) return place
    if (folder === '') return null
  }
}

/** Older packages have an object, or a list of them. */
function licenseIn({ license }: Mapping): string | null {
  return asText(license) ?? asText(asMapping(license)?.type)
}
