import { VERSION } from '../../model/version.ts'
import { jsonText } from '../../text/json-text.ts'
import { plainLine } from '../plain-line.ts'
import { type CarriedLicense, carriedLicense } from './carried-license.ts'
import { checksumsOf } from './checksums.ts'
import { uuidOf } from './identity.ts'
import { distinctComponents, type ListedComponent, type Sbom, sourceAddress, TOOL } from './sbom.ts'

export type CyclonedxVersion = '1.6' | '1.7'

const PROJECT = 'project'

/** JSON of https://cyclonedx.org/docs/1.6/json/. */
export function cyclonedx(sbom: Sbom, version: CyclonedxVersion): string {
  const { project, gaps, madeAt } = sbom
  const listed = distinctComponents(sbom.components)
  const body = {
    metadata: {
      timestamp: madeAt.toISOString(),
      tools: { components: [{ type: 'application', name: TOOL, version: VERSION }] },
      component: {
        type: 'application',
        'bom-ref': PROJECT,
        name: plainLine(project.name),
        ...(project.version !== null && { version: plainLine(project.version) }),
      },
      ...(gaps.length > 0 && { properties: gaps.map((gap) => property('gap', gap)) }),
    },
    components: listed.map(({ component, places }) => componentOf(component, places, version)),
    dependencies: dependenciesOf(listed.map(({ component }) => component)),
    compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'complete', assemblies: [PROJECT] }],
  }
  const document = {
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version,
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(body))}`,
    version: 1,
    ...body,
  }
  return `${jsonText(document, 2)}\n`
}

/** `excluded` is what CycloneDX says of what is used to build or test and does not run. */
const SCOPES = { runtime: 'required', optional: 'optional', dev: 'excluded', unknown: null } as const

function componentOf(
  component: ListedComponent,
  places: readonly ListedComponent['declaredAt'][],
  version: CyclonedxVersion,
) {
  const { group, name } = namesOf(component)
  const scope = SCOPES[component.scope]
  const { licenses, declaredApart } = licensesOf(component, version)
  const hashes = checksumsOf(component.integrity).map(({ algorithm, hex }) => {
    return { alg: algorithm.replace(/^SHA/, 'SHA-'), content: hex }
  })
  const address = sourceAddress(component)
  return {
    type: 'library',
    'bom-ref': component.purl,
    ...(group !== null && { group }),
    name,
    ...(component.version !== null && { version: component.version }),
    ...(scope !== null && { scope }),
    ...(hashes.length > 0 && { hashes }),
    ...(licenses.length > 0 && { licenses }),
    purl: component.purl,
    ...(address !== null && {
      externalReferences: [{ type: component.source.kind === 'git' ? 'vcs' : 'distribution', url: address }],
    }),
    evidence: {
      occurrences: places.map(({ file, line }) => ({ location: file, ...(line !== null && { line }) })),
    },
    ...(declaredApart !== null && { properties: [property('license:declared', declaredApart)] }),
  }
}

/** `@octokit/rest` is group and name; so is Maven's `group:artifact`. */
function namesOf({ name, ecosystem }: ListedComponent): { group: string | null; name: string } {
  const cut = name.lastIndexOf(ecosystem === 'maven' ? ':' : '/')
  return cut < 1 ? { group: null, name } : { group: name.slice(0, cut), name: name.slice(cut + 1) }
}

/** Before 1.7 there may be many licences or one expression, and not both: there the conclusion has the place. */
function licensesOf(component: ListedComponent, version: CyclonedxVersion) {
  const declared = carriedLicense(component.declaredLicense)
  const concluded = carriedLicense(component.concludedLicense)
  const all = [
    ...(declared === null ? [] : [choice(declared, 'declared')]),
    ...(concluded === null ? [] : [choice(concluded, 'concluded')]),
  ]
  const hasExpression = [declared, concluded].some((license) => license?.kind === 'expression')
  if (version !== '1.6' || all.length < 2 || !hasExpression) return { licenses: all, declaredApart: null }
  return { licenses: all.slice(1), declaredApart: component.declaredLicense }
}

function choice(license: CarriedLicense, acknowledgement: 'declared' | 'concluded') {
  switch (license.kind) {
    case 'id':
      return { license: { id: license.id, acknowledgement } }
    case 'name':
      return { license: { name: plainLine(license.name), acknowledgement } }
    case 'expression':
      return { expression: license.expression, acknowledgement }
  }
}

/** Those of which nothing is told are left out: an empty list would say that they need nothing. */
function dependenciesOf(components: readonly ListedComponent[]) {
  const listed = new Set(components.map(({ purl }) => purl))
  const direct = components.filter((component) => component.direct === true).map(({ purl }) => purl)
  const told = components
    .map(({ purl, dependsOn }) => ({ ref: purl, dependsOn: dependsOn.filter((one) => listed.has(one)) }))
    .filter(({ dependsOn }) => dependsOn.length > 0)
  return [{ ref: PROJECT, dependsOn: direct }, ...told]
}

function property(name: string, value: string) {
  return { name: `${TOOL}:${name}`, value: plainLine(value) }
}
