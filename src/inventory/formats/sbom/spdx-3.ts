import { asText, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import type { Locked } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
import { mappingsAt, textsAt } from '../../syntax/shape.ts'
import { lockedOfSpdx, type SpdxEdge, type SpdxPackage } from './spdx.ts'

const NEEDS: Readonly<Record<string, Scope>> = {
  dependsOn: 'unknown',
  contains: 'unknown',
  hasPrerequisite: 'unknown',
  hasStaticLink: 'runtime',
  hasDynamicLink: 'runtime',
  hasProvidedDependency: 'runtime',
  hasOptionalDependency: 'optional',
  hasOptionalComponent: 'optional',
}

const LIFECYCLE: Readonly<Record<string, Scope>> = {
  runtime: 'runtime',
  development: 'dev',
  test: 'dev',
  build: 'dev',
  design: 'dev',
}

/** https://spdx.github.io/spdx-spec/v3.0.1, JSON-LD: a list of elements that refer to each other. */
export function readSpdx3(document: JsonDocument): Locked {
  const elements = mappingsAt(document.top, '@graph')
  const relationships = elements.filter(({ type }) => /^(?:LifecycleScoped)?Relationship$/.test(String(type)))
  const licenses = licensesOf(elements)
  const licenseBy = (relation: string) =>
    new Map(
      relationships
        .filter(({ relationshipType }) => relationshipType === relation)
        .map((one) => [
          asText(one.from),
          textsAt(one, 'to')
            .map((id) => licenses.get(id) ?? id)
            .join(' AND '),
        ]),
    )
  const [declared, concluded] = [licenseBy('hasDeclaredLicense'), licenseBy('hasConcludedLicense')]
  const packages = elements
    .filter(({ type }) => type === 'software_Package')
    .map((one, index): SpdxPackage => {
      const id = asText(one.spdxId) ?? `entry ${index}`
      return {
        ...packageOf(one, id, document),
        declared: named(declared.get(id)),
        concluded: named(concluded.get(id)),
      }
    })
  return lockedOfSpdx({
    version: versionIn(elements),
    packages,
    described: elements
      .filter(({ type }) => type === 'software_Sbom' || type === 'SpdxDocument' || type === 'software_Bom')
      .flatMap((one) => textsAt(one, 'rootElement')),
    edges: relationships.flatMap(edgesOf),
  })
}

function versionIn(elements: readonly Mapping[]): string | null {
  return asText(elements.find(({ type }) => type === 'CreationInfo')?.specVersion)
}

function packageOf(
  one: Mapping,
  id: string,
  document: JsonDocument,
): Omit<SpdxPackage, 'declared' | 'concluded'> {
  const identifiers = mappingsAt(one, 'externalIdentifier')
  const purl = identifiers.find(({ externalIdentifierType }) => externalIdentifierType === 'packageUrl')
  return {
    id,
    name: asText(one.name) ?? '',
    version: asText(one.software_packageVersion),
    purl: asText(one.software_packageUrl) ?? asText(purl?.identifier),
    checksums: mappingsAt(one, 'verifiedUsing').map(({ algorithm, hashValue }) => ({
      algorithm: asText(algorithm),
      value: asText(hashValue),
    })),
    line: document.lineOf(one),
  }
}

function edgesOf(one: Mapping): SpdxEdge[] {
  const needs = NEEDS[String(one.relationshipType)]
  const from = asText(one.from)
  if (needs === undefined || from === null) return []
  const scope = LIFECYCLE[String(one.scope)] ?? needs
  return textsAt(one, 'to').map((to) => ({ from, to, scope }))
}

/** By id: expressions, and licences of the SPDX list, which stand by their address or name. */
function licensesOf(elements: readonly Mapping[]): ReadonlyMap<string, string> {
  return new Map(
    elements.flatMap((one): [string, string][] => {
      const id = asText(one.spdxId)
      const expression = asText(one.simplelicensing_licenseExpression)
      return id === null || expression === null ? [] : [[id, expression]]
    }),
  )
}

function named(license: string | undefined): string | null {
  if (license === undefined) return null
  return license.replaceAll(
    /https?:\/\/spdx\.org\/(?:licenses|rdf\/[\w.]+\/terms\/Licensing)\/([\w.+-]+)/g,
    (_, id) => (id === 'NoAssertion' ? 'NOASSERTION' : id === 'None' ? 'NONE' : id),
  )
}
