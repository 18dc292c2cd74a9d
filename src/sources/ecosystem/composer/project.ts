import { mappingOf } from '../../../disk/folder.ts'
import type { Hack, ProjectUse, VersionInUse } from '../../../model/facts/project.ts'
import { asMapping, type Mapping } from '../../../text/mapping.ts'
import type { UsedPackage } from '../ecosystem.ts'

/** How the project in `folder` uses a package; null: it has no composer.json. Nothing is run. */
export function readProject(folder: string, target: UsedPackage | null): ProjectUse | null {
  const manifest = mappingOf(folder, 'composer.json')
  if (manifest === null) return null
  const lock = mappingOf(folder, 'composer.lock')
  const locked = lock === null ? [] : lockedIn(lock)
  const asked = { ...asMapping(manifest['require-dev']), ...asMapping(manifest.require) }
  const range = target === null ? undefined : asked[target.name]
  const pinned = locked.find(({ name }) => name === target?.name)
  const direct = locked.filter(({ name }) => Object.hasOwn(asked, name))
  const { name, license } = manifest
  return {
    path: folder,
    name: typeof name === 'string' ? name : null,
    license: typeof license === 'string' ? license : null,
    packages: Object.fromEntries(direct.map((one) => [one.name, one.version])),
    lockfile: lock === null ? null : 'composer.lock',
    range: typeof range === 'string' ? range : null,
    installed: pinned?.version ?? null,
    hacks: target === null ? [] : hacksIn(manifest, target.name),
    inUse: inUse(pinned, range),
  }
}

interface Locked {
  name: string
  version: string
  /** False: it comes from a folder or an archive that lies elsewhere. */
  fromRepository: boolean
}

function lockedIn(lock: Mapping): Locked[] {
  return [lock.packages, lock['packages-dev']].flatMap((list) =>
    (Array.isArray(list) ? list : []).flatMap((entry) => {
      const { name, version, dist } = asMapping(entry) ?? {}
      const isNamed = typeof name === 'string' && typeof version === 'string'
      const fromRepository = asMapping(dist)?.type !== 'path'
      return isNamed ? [{ name: name.toLowerCase(), version, fromRepository }] : []
    }),
  )
}

function inUse(pinned: Locked | undefined, range: unknown): VersionInUse | null {
  if (pinned) {
    return pinned.fromRepository
      ? { by: 'lockfile', range: pinned.version, reason: 'your composer.lock pins it' }
      : { by: 'lockfile', range: null, reason: 'your composer.lock takes it from a folder of yours' }
  }
  return typeof range === 'string'
    ? { by: 'manifest', range, reason: `your composer.json asks for ${range}` }
    : null
}

/** Patches of cweagans/composer-patches, copies in folders of your own, and what stands in for the package. */
function hacksIn(manifest: Mapping, name: string): Hack[] {
  const patches = asMapping(asMapping(asMapping(manifest.extra)?.patches)?.[name])
  const repositories = Object.values(asMapping(manifest.repositories) ?? manifest.repositories ?? {})
  const paths = repositories.flatMap((one) => {
    const { type, url } = asMapping(one) ?? {}
    const isOfIt = typeof url === 'string' && url.endsWith(`/${name.split('/')[1]}`)
    return type === 'path' && isOfIt ? [url] : []
  })
  const replaced = asMapping(manifest.replace)?.[name]
  return [
    ...Object.entries(patches ?? {}).map(
      ([about, file]): Hack => ({
        kind: 'patch',
        where: 'extra.patches in composer.json',
        detail: `${about}: ${file}`,
      }),
    ),
    ...paths.map((url): Hack => ({ kind: 'vendored', where: 'repositories in composer.json', detail: url })),
    ...(typeof replaced === 'string'
      ? [{ kind: 'override', where: 'replace in composer.json', detail: `${name}: ${replaced}` } as const]
      : []),
  ]
}
