import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import { upTo } from '../../../text/up-to.ts'
import { type Locked, type LockedNode, type Root, type Surroundings, UnreadableFile } from '../../reader.ts'
import { parseYaml } from '../../syntax/yaml.ts'
import { notHeld } from '../not-held.ts'
import { disagreement } from './disagreement.ts'
import { manifestOf } from './manifest.ts'
import { foldersOf } from './own-folders.ts'
import { requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'
import { Asked, requestIn } from './yarn-request.ts'

const MAX_VERSION = 10

interface Entry {
  key: string
  value: Mapping
  /** `npm:1.0.0`, `workspace:packages/web`, an address. */
  reference: string
  node: LockedNode
}

/** Members stand in it like all others; whether they ask for something in development alone is in their manifests. */
export async function readBerry(text: string, beside: Surroundings): Promise<Locked> {
  const { top, lineOf } = await parseYaml(text)
  const version = asText(asMapping(top.__metadata)?.version) ?? ''
  if (!/^\d+$/.test(version) || Number(version) > MAX_VERSION)
    throw new UnreadableFile(
      `Its version is ${version || 'missing'}, and up to ${MAX_VERSION} are known`,
      null,
      'Write it with Yarn 2 to 4, or update oss-check',
    )
  const entries = Object.entries(top).flatMap(([key, value]) => {
    const entry = asMapping(value)
    return key === '__metadata' || entry === null ? [] : [entryOf(key, entry, lineOf(entry))]
  })
  const patches = patchesOf(entries)
  const asked = new Asked<LockedNode>()
  for (const { key, node } of entries) for (const pattern of key.split(/, */)) asked.add(pattern, node)
  const keysOf = (requests: readonly [string, unknown][]) =>
    requests.flatMap(([as, range]) => {
      const found = asked.find(as, asText(range) ?? '')
      return found.length > 0 ? found.map(({ key }) => key) : [`${as}@${asText(range)}`]
    })
  const nodes = entries.map(({ value, node }): LockedNode => {
    const optional = new Set(
      entriesOf(value, 'dependenciesMeta')
        .filter(([, meta]) => asMapping(meta)?.optional === 'true')
        .map(([name]) => name),
    )
    const requests = entriesOf(value, 'dependencies')
    const dependsOn = keysOf(requests.filter(([as]) => !optional.has(as)))
    const patched = patches.get(asText(value.resolution) ?? '') ?? []
    return {
      ...node,
      dependsOn: [...dependsOn, ...patched],
      optionally: keysOf(requests.filter(([as]) => optional.has(as))),
    }
  })

  const roots: Root[] = []
  const unread: NonNullable<Locked['unread']>[number][] = []
  const covers: string[] = []
  let project: Mapping | null = null
  for (const { value, reference, node } of entries) {
    const folder = /^workspace:(.*)$/.exec(reference)?.[1]
    if (folder === undefined) continue
    const within = folder === '.' ? '' : folder
    const manifest = await manifestOf(beside, within)
    if (within === '') project = manifest
    covers.push(within)
    const scopes = new Map(requestsOf(manifest, { dev: true }).map(({ as, scope }) => [as, scope]))
    const requests = entriesOf(value, 'dependencies')
    for (const [as, range] of requests) {
      const scope = manifest === null ? 'unknown' : (scopes.get(as) ?? 'unknown')
      const member = within === '' ? null : node.name
      roots.push(
        ...asked.find(as, asText(range) ?? '').map(({ key }) => ({ member, folder: within, as, key, scope })),
      )
    }
    const known = new Set(requests.map(([as]) => as))
    unread.push(...disagreement(manifest, within, (as) => known.has(as)))
  }
  if (!covers.includes('')) {
    // Without an entry of its own, what the project asks for stands in its manifest alone.
    project = await manifestOf(beside)
    roots.push(
      ...requestsOf(project, { dev: true }).flatMap(({ as, range, scope }) =>
        asked.find(as, range).map(({ key }) => ({ member: null, folder: '', as, key, scope })),
      ),
    )
  }
  return {
    format: `yarn berry ${version}`,
    project: { name: asText(project?.name), version: asText(project?.version) },
    roots,
    nodes,
    notes: [],
    unread: [...notHeld([], nodes), ...unread],
    covers: [...covers, ...foldersOf(nodes)],
  }
}

/** A patched package stands beside the one that is asked for: keys of the patched by the resolution of the other. */
function patchesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { key, reference } of entries) {
    const source = patchedIn(reference)
    if (source !== null) found.set(source, [...(found.get(source) ?? []), key])
  }
  return found
}

/** `patch:name@npm%3A1.0.0#…` -> `name@npm:1.0.0`; null: it is no patch. */
function patchedIn(reference: string): string | null {
  const source = /^patch:([^#]*)/.exec(reference)?.[1]
  return source === undefined ? null : decodeURIComponent(source)
}

function entryOf(key: string, value: Mapping, line: number | null): Entry {
  const resolution = asText(value.resolution)
  if (resolution === null) throw new UnreadableFile(`It ends too early: ${key} has no resolution`, line)
  const { as: name, range: reference } = requestIn(resolution)
  const node: LockedNode = {
    key,
    ecosystem: 'npm',
    name,
    version: asText(value.version),
    source: sourceOf(addressIn(reference)),
    // Its checksum is of the archive that Yarn itself makes of what it fetched.
    integrity: null,
    line,
    scope: null,
    dependsOn: [],
    own: value.linkType === 'soft' || isFolder(reference),
  }
  return { key, value, reference, node }
}

/** Null: the registry. A patched package comes from where the one does that is patched. */
function addressIn(reference: string): string | null {
  if (reference.startsWith('npm:')) return null
  const source = patchedIn(reference)
  return source === null ? upTo(reference, '::') : addressIn(requestIn(source).range)
}

function isFolder(reference: string): boolean {
  return /^file:/.test(reference) && !/\.(?:tgz|tar\.gz|tar)(?:[#:]|$)/.test(reference)
}
