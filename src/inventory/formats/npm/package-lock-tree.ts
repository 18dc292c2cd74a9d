import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Locked, LockedNode, Root } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
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
export function readTree(
  top: Mapping,
  { lineOf }: JsonDocument,
  manifest: Mapping | null,
): Pick<Locked, 'roots' | 'nodes'> {
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
      ecosystem: 'npm',
      ...identityOf(as, entry),
      integrity: asText(entry.integrity),
      line: lineOf(entry),
      scope: scopeIn(entry),
      dependsOn: entriesOf(entry, 'requires').flatMap(([name]) => found(name, within)),
    }
  })
  return { nodes, roots: manifest && rootsOf(manifest, found, asMapping(top.dependencies)) }
}

function rootsOf(
  manifest: Mapping,
  found: (name: string, around: readonly Mapping[]) => string[],
  installed: Mapping | null,
): Root[] {
  return requestsOf(manifest, { dev: true, peers: true }).flatMap(({ as, scope }) =>
    found(as, installed === null ? [] : [installed]).map((key) => ({ member: null, key, scope })),
  )
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
