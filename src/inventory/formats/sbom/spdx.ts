import type { Scope } from '../../inventory.ts'
import { type Locked, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { identityOf } from '../package-url.ts'
import { strongestDigest } from './digest.ts'

/** A document of SPDX, whatever it was written in. */
export interface SpdxDocument {
  /** `2.3` */
  version: string | null
  packages: readonly SpdxPackage[]
  /** Ids of what the document is about. */
  described: readonly string[]
  edges: readonly SpdxEdge[]
}

export interface SpdxPackage {
  id: string
  name: string
  version: string | null
  purl: string | null
  /** As written; `NOASSERTION` is nothing. */
  declared: string | null
  concluded: string | null
  checksums: readonly { algorithm: string | null; value: string | null }[]
  line: number | null
}

/** `from` needs `to`. */
export interface SpdxEdge {
  from: string
  to: string
  /** `unknown` where only a need is told. */
  scope: Scope
}

const KNOWN = /^(?:2\.[0-3]|3\.0(?:\.\d+)?)$/

/** https://spdx.github.io/spdx-spec. Throws UnreadableFile. */
export function lockedOfSpdx({ version, packages, described, edges }: SpdxDocument): Locked {
  if (version === null || !KNOWN.test(version))
    throw new UnreadableFile(
      version === null
        ? 'It does not say its version of SPDX'
        : `It is SPDX ${version}, and 2.0 to 3.0 are known`,
      null,
      'Write it in a version that is known, or update oss-check',
    )
  // What it is about is the project, unless that is all there is.
  const about = new Set(described)
  const own = packages.filter(({ id }) => about.has(id))
  const isAboutAll = own.length === packages.length
  const byFrom = Map.groupBy(edges, ({ from }) => from)
  const asked = isAboutAll ? [] : own.flatMap(({ id }) => byFrom.get(id) ?? [])
  const [project] = isAboutAll ? [] : own
  return {
    format: `SPDX ${version}`,
    project: { name: project?.name ?? null, version: project?.version ?? null },
    roots: asked.length === 0 ? null : asked.map(({ to, scope }): Root => ({ member: null, key: to, scope })),
    nodes: packages.map((one) => nodeOf(one, byFrom.get(one.id) ?? [], !isAboutAll && about.has(one.id))),
    notes: [],
  }
}

function nodeOf(one: SpdxPackage, edges: readonly SpdxEdge[], own: boolean): LockedNode {
  const to = (isOptional: boolean) =>
    edges.filter(({ scope }) => (scope === 'optional') === isOptional).map((edge) => edge.to)
  return {
    key: one.id,
    ...identityOf(one),
    integrity: strongestDigest(one.checksums),
    license: asserted(one.declared) ?? asserted(one.concluded),
    line: one.line,
    scope: null,
    dependsOn: to(false),
    optionally: to(true),
    own,
  }
}

function asserted(license: string | null): string | null {
  return license === null || license === 'NOASSERTION' || license === '' ? null : license
}
