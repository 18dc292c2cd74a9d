import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Locked, LockedNode, Root, Surroundings } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
import { manifestOf } from './manifest.ts'
import { scopeIn } from './package-lock-places.ts'
import { requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'

interface Placed {
  as: string
  entry: Mapping
  key: string
  /** What is installed beside and above it, the nearest first. */
  around: readonly Mapping[]
}

/** `dependencies` of version 1: each entry holds what is installed below it. What the project asks for stands in its manifest. */
export async function readTree(
  top: Mapping,
  { lineOf }: JsonDocument,
  manifest: Mapping | null,
  beside: Surroundings,
): Promise<Pick<Locked, 'roots' | 'nodes' | 'covers'>> {
  const installed = [asMapping(top.dependencies) ?? {}]
  const keys = new Map<Mapping, string>()
  const placed: Placed[] = []
  const open = [{ holder: top, path: '', around: [] as readonly Mapping[] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, around } = next
    const here = asMapping(next.holder.dependencies)
    if (here === null) continue
    for (const [as, value] of Object.entries(here)) {
      const entry = asMapping(value)
      if (entry === null) continue
      const key = `${path}/${as}`
      keys.set(entry, key)
      placed.push({ as, entry, key, around: [here, ...around] })
      open.push({ holder: entry, path: key, around: [here, ...around] })
    }
  }
  const found = (name: string, around: readonly Mapping[]): string[] => {
    const entry = asMapping(around.find((one) => Object.hasOwn(one, name))?.[name])
    const key = entry === null ? undefined : keys.get(entry)
    return key === undefined ? [] : [key]
  }
  const nodes = placed.map(({ as, entry, key, around }): LockedNode => {
    const below = asMapping(entry.dependencies)
    const within = below === null ? around : [below, ...around]
    return {
      key,
      ...(key === `/${as}` && { placed: { folder: '', as } }),
      ecosystem: 'npm',
      ...identityOf(as, entry),
      integrity: asText(entry.integrity),
      line: lineOf(entry),
      scope: scopeIn(entry),
      dependsOn: entriesOf(entry, 'requires').flatMap(([name]) => found(name, within)),
    }
  })
  const members = nodes
    .filter((node) => node.own)
    .map((node) => ({ node, folder: folderIn(node.source.url) }))
  const roots = manifest && rootsOf('', null, manifest, (as) => found(as, installed))
  for (const { node, folder } of members) {
    const below = asMapping(placed.find(({ key }) => key === node.key)?.entry.dependencies)
    const own = await manifestOf(beside, folder)
    roots?.push(
      ...rootsOf(folder, node.name, own, (as) => found(as, below ? [below, ...installed] : installed)),
    )
  }
  return { nodes, roots, covers: ['', ...members.map(({ folder }) => folder)] }
}

function rootsOf(
  folder: string,
  member: string | null,
  manifest: Mapping | null,
  found: (as: string) => readonly string[],
): Root[] {
  return requestsOf(manifest, { dev: true, peers: true }).flatMap(({ as, scope }) =>
    found(as).map((key) => ({ member, folder, as, key, scope })),
  )
}

function folderIn(address: string | null): string {
  return (address ?? '').replace(/^file:/, '')
}

/** Aliases and addresses stand where the version does. */
function identityOf(as: string, entry: Mapping): Pick<LockedNode, 'name' | 'version' | 'source' | 'own'> {
  const written = asText(entry.version) ?? ''
  const [, name, version] = /^npm:((?:@[^/]+\/)?[^@]+)@(.+)$/.exec(written) ?? []
  const plain = version ?? written
  const isNumber = /^v?\d/.test(plain)
  const source =
    entry.bundled === true
      ? ({ kind: 'bundled', url: null } as const)
      : sourceOf(isNumber ? asText(entry.resolved) : plain)
  return {
    name: name ?? as,
    version: isNumber ? plain : null,
    source,
    // A folder; an archive that lies in the project is a component.
    own: source.kind === 'path' && !/\.(?:tgz|tar\.gz|tar)$/.test(plain),
  }
}
