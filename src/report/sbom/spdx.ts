import { VERSION } from '../../model/version.ts'
import { jsonText } from '../../text/json-text.ts'
import { plainLine } from '../plain-line.ts'
import { type CarriedLicense, carriedLicense } from './carried-license.ts'
import { checksumsOf } from './checksums.ts'
import { uuidOf } from './identity.ts'
import { distinctComponents, type ListedComponent, type Sbom, sourceAddress, TOOL } from './sbom.ts'

const DOCUMENT = 'SPDXRef-DOCUMENT'
const PROJECT = 'SPDXRef-Project'
const NO_ASSERTION = 'NOASSERTION'

/** JSON of https://spdx.github.io/spdx-spec/v2.3/. */
export function spdx({ project, components, gaps, madeAt }: Sbom): string {
  const listed = distinctComponents(components).map(({ component }) => component)
  const name = plainLine(project.name) || 'project'
  const body = {
    creationInfo: {
      // The specification knows no fractions of a second.
      created: madeAt.toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: [`Tool: ${TOOL}-${VERSION}`],
      ...(gaps.length > 0 && { comment: `This list is not complete. ${gaps.map(plainLine).join(' ')}` }),
    },
    packages: [
      {
        SPDXID: PROJECT,
        name,
        ...(project.version !== null && { versionInfo: plainLine(project.version) }),
        ...NOTHING_SAID,
        primaryPackagePurpose: 'APPLICATION',
      },
      ...listed.map(packageOf),
    ],
    relationships: [
      { spdxElementId: DOCUMENT, relatedSpdxElement: PROJECT, relationshipType: 'DESCRIBES' },
      ...listed.map(useOf),
      ...dependenciesOf(listed),
    ],
    ...extractedLicenses(listed),
  }
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    name,
    documentNamespace: `https://spdx.org/spdxdocs/${encodeURIComponent(name)}-${uuidOf(JSON.stringify(body))}`,
    ...body,
  }
  return `${jsonText(document, 2)}\n`
}

const NOTHING_SAID = {
  downloadLocation: NO_ASSERTION,
  filesAnalyzed: false,
  licenseConcluded: NO_ASSERTION,
  licenseDeclared: NO_ASSERTION,
  copyrightText: NO_ASSERTION,
}

function packageOf(component: ListedComponent) {
  const { purl, name, version, declaredLicense, concludedLicense } = component
  const checksums = checksumsOf(component.integrity).map(({ algorithm, hex }) => {
    return { algorithm, checksumValue: hex }
  })
  return {
    SPDXID: idOf(component),
    name,
    ...(version !== null && { versionInfo: version }),
    ...NOTHING_SAID,
    downloadLocation: sourceAddress(component) ?? NO_ASSERTION,
    licenseConcluded: licenseText(carriedLicense(concludedLicense)),
    licenseDeclared: licenseText(carriedLicense(declaredLicense)),
    ...(checksums.length > 0 && { checksums }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }
}

/** How the project uses it; what is used to make it stands on the other side. */
function useOf(component: ListedComponent) {
  const id = idOf(component)
  switch (component.scope) {
    case 'dev':
      return { spdxElementId: id, relatedSpdxElement: PROJECT, relationshipType: 'DEV_DEPENDENCY_OF' }
    case 'optional':
      return { spdxElementId: id, relatedSpdxElement: PROJECT, relationshipType: 'OPTIONAL_DEPENDENCY_OF' }
    case 'runtime':
    case 'unknown':
      return { spdxElementId: PROJECT, relatedSpdxElement: id, relationshipType: 'DEPENDS_ON' }
  }
}

function dependenciesOf(components: readonly ListedComponent[]) {
  const ids = new Map(components.map((component) => [component.purl, idOf(component)]))
  return components.flatMap((component) =>
    component.dependsOn.flatMap((purl) => {
      const related = ids.get(purl)
      if (related === undefined) return []
      return [{ spdxElementId: idOf(component), relatedSpdxElement: related, relationshipType: 'DEPENDS_ON' }]
    }),
  )
}

/** Letters, digits, dots and dashes alone are allowed, so that two names may look the same. */
function idOf({ ecosystem, name, version, purl }: ListedComponent): string {
  const readable = [ecosystem, name, version ?? ''].join('-').replace(/[^A-Za-z\d.]+/g, '-')
  return `SPDXRef-Package-${readable.slice(0, 100)}-${uuidOf(purl).slice(0, 8)}`
}

function licenseText(license: CarriedLicense | null): string {
  switch (license?.kind) {
    case undefined:
      return NO_ASSERTION
    case 'id':
      return license.id
    case 'expression':
      return license.expression
    case 'name':
      return referenceTo(license.name)
  }
}

function referenceTo(name: string): string {
  const readable = plainLine(name)
    .replace(/[^A-Za-z\d.]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '')
  return `LicenseRef-${[readable, uuidOf(name).slice(0, 8)].filter(Boolean).join('-')}`
}

/** Everything that is on no list of SPDX has to be told: by the words that stand for it. */
function extractedLicenses(components: readonly ListedComponent[]) {
  const written = components.flatMap(({ declaredLicense, concludedLicense }) => [
    declaredLicense,
    concludedLicense,
  ])
  const infos = new Map<string, { licenseId: string; extractedText: string; name: string }>()
  for (const license of written.map(carriedLicense)) {
    if (license?.kind === 'name') {
      const licenseId = referenceTo(license.name)
      const words = plainLine(license.name)
      infos.set(licenseId, { licenseId, extractedText: words, name: words })
    } else if (license?.kind === 'expression') {
      for (const reference of license.references) {
        const extractedText = `${reference}: the text comes with the component that names it`
        infos.set(reference, { licenseId: reference, extractedText, name: reference })
      }
    }
  }
  const sorted = [...infos.values()].sort((a, b) => (a.licenseId < b.licenseId ? -1 : 1))
  return sorted.length > 0 ? { hasExtractedLicensingInfos: sorted } : {}
}
