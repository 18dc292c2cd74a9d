import type { Scope } from '../../inventory.ts'
import { type Locked, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { identityOf } from '../package-url.ts'
import { strongestDigest } from './digest.ts'

/** A document of CycloneDX, in JSON or XML. */
export interface Bom {
  /** `1.6` */
  version: string | null
  /** What it describes. */
  subject: BomComponent | null
  components: readonly BomComponent[]
  dependencies: readonly { ref: string; dependsOn: readonly string[] }[]
}

export interface BomComponent {
  ref: string | null
  type: string | null
  group: string | null
  name: string
  version: string | null
  purl: string | null
  scope: string | null
  /** Ids, names and expressions, as written. */
  licenses: readonly string[]
  hashes: readonly { algorithm: string | null; value: string | null }[]
  properties: Readonly<Record<string, string>>
  line: number | null
  /** What it is put together of. */
  components: readonly BomComponent[]
}

const KNOWN = /^1\.[0-7]$/

/** What is no software of somebody: its own file, the machine it was found on. */
const NO_SOFTWARE = new Set([
  'file',
  'operating-system',
  'device',
  'device-driver',
  'platform',
  'cryptographic-asset',
  'data',
])

/** https://cyclonedx.org/docs/1.7/json. Throws UnreadableFile. */
export function lockedOfBom(bom: Bom): Locked {
  if (bom.version === null || !KNOWN.test(bom.version))
    throw new UnreadableFile(
      bom.version === null
        ? 'It has no specVersion'
        : `Its specVersion is ${bom.version}, and 1.0 to 1.7 are known`,
      null,
      'Write it in a version that is known, or update oss-check',
    )
  const all = bom.components.flatMap(withParts)
  const edges = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const subject = bom.subject?.ref ?? null
  const isLeftOut = (one: BomComponent) => one.purl === null && NO_SOFTWARE.has(one.type ?? '')
  const leftOut = all.filter(isLeftOut).length
  const asked = subject === null ? undefined : edges.get(subject)
  return {
    format: `CycloneDX ${bom.version}`,
    project: { name: bom.subject?.name ?? null, version: bom.subject?.version ?? null },
    // A document without a graph has an empty one, or none.
    roots:
      asked && asked.length > 0 ? asked.map((key): Root => ({ member: null, key, scope: 'runtime' })) : null,
    nodes: all
      .filter((one) => !isLeftOut(one))
      .map((one, index) => nodeOf(one, index, edges, one.ref !== null && one.ref === subject)),
    notes: leftOut === 0 ? [] : [`${leftOut} of its entries are files, machines or data, and no components.`],
  }
}

/** Those inside are installed with it. */
function withParts(component: BomComponent): BomComponent[] {
  const found: BomComponent[] = []
  const open = [component]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    found.push(one)
    open.push(...one.components.toReversed())
  }
  return found
}

function nodeOf(
  component: BomComponent,
  index: number,
  edges: ReadonlyMap<string, readonly string[]>,
  own: boolean,
): LockedNode {
  const { ref, licenses, hashes, line, properties } = component
  const identity = identityOf(component)
  const isBundled = properties['cdx:npm:package:bundled'] === 'true'
  return {
    key: ref ?? `entry ${index}`,
    ...identity,
    source: isBundled ? { kind: 'bundled', url: null } : identity.source,
    integrity: strongestDigest(hashes),
    license: joined(licenses),
    line,
    scope: scopeIn(component),
    dependsOn: (ref === null ? undefined : edges.get(ref)) ?? [],
    own,
  }
}

/** Tools of npm and Composer say in properties of theirs what is for development; without a scope it is `required`. */
function scopeIn({ scope, properties }: BomComponent): Scope {
  const isDev =
    properties['cdx:npm:package:development'] === 'true' ||
    properties['cdx:composer:package:isDevRequirement'] === 'true'
  if (isDev || scope === 'excluded') return 'dev'
  return scope === 'optional' ? 'optional' : 'runtime'
}

/** Whether several hold together or are a choice is not told: together asks for more. */
function joined(licenses: readonly string[]): string | null {
  if (licenses.length < 2) return licenses[0] ?? null
  return licenses.map((one) => (/\s/.test(one) ? `(${one})` : one)).join(' AND ')
}
