import { describe, expect, test } from 'vitest'
import { sbomJson } from '../../../../src/inventory/formats/sbom/sbom-json.ts'
import { spdxTagValue } from '../../../../src/inventory/formats/sbom/spdx-tag-value.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

const purl = (referenceLocator: string) => ({
  referenceCategory: 'PACKAGE-MANAGER',
  referenceType: 'purl',
  referenceLocator,
})

const relation = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string) => ({
  spdxElementId,
  relationshipType,
  relatedSpdxElement,
})

const JSON_2 = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  packages: [
    { SPDXID: 'SPDXRef-shop', name: 'shop', versionInfo: '1.0.0' },
    {
      SPDXID: 'SPDXRef-a',
      name: 'a',
      versionInfo: '1.0.0',
      licenseDeclared: 'MIT',
      licenseConcluded: 'NOASSERTION',
      checksums: [{ algorithm: 'SHA1', checksumValue: 'ab' }],
      externalRefs: [purl('pkg:npm/%40s/a@1.0.0')],
    },
    {
      SPDXID: 'SPDXRef-b',
      name: 'b',
      versionInfo: '2.0.0',
      licenseDeclared: 'NOASSERTION',
      licenseConcluded: 'ISC',
      externalRefs: [purl('pkg:pypi/b@2.0.0')],
    },
    { SPDXID: 'SPDXRef-d', name: 'd', versionInfo: '1.0.0', externalRefs: [purl('pkg:npm/d@1.0.0')] },
    { SPDXID: 'SPDXRef-o', name: 'o', externalRefs: [purl('pkg:golang/example.org/o@v1.0.0')] },
    { SPDXID: 'SPDXRef-x', name: 'x', versionInfo: '' },
  ],
  relationships: [
    relation('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-shop'),
    relation('SPDXRef-shop', 'DEPENDS_ON', 'SPDXRef-a'),
    relation('SPDXRef-b', 'RUNTIME_DEPENDENCY_OF', 'SPDXRef-a'),
    relation('SPDXRef-d', 'DEV_DEPENDENCY_OF', 'SPDXRef-shop'),
    relation('SPDXRef-o', 'OPTIONAL_DEPENDENCY_OF', 'SPDXRef-d'),
    relation('SPDXRef-x', 'COPY_OF', 'SPDXRef-a'),
  ],
}

const TAG_VALUE = `SPDXVersion: SPDX-2.2
DocumentComment: <text>PackageName: not one
of them</text>
##### Package
PackageName: shop
SPDXID: SPDXRef-shop
PackageVersion: 1.0.0
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-shop
PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1.0.0
PackageChecksum: SHA1: ab
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: MIT
ExternalRef: PACKAGE-MANAGER purl pkg:npm/%40s/a@1.0.0
FileName: ./a.c
SPDXID: SPDXRef-file
PackageName: b
SPDXID: SPDXRef-b
PackageVersion: 2.0.0
PackageLicenseConcluded: ISC
PackageLicenseDeclared: NOASSERTION
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/b@2.0.0
PackageName: d
SPDXID: SPDXRef-d
PackageVersion: 1.0.0
ExternalRef: PACKAGE-MANAGER purl pkg:npm/d@1.0.0
PackageName: o
SPDXID: SPDXRef-o
ExternalRef: PACKAGE_MANAGER purl pkg:golang/example.org/o@v1.0.0
PackageName: x
SPDXID: SPDXRef-x
Relationship: SPDXRef-shop DEPENDS_ON SPDXRef-a
Relationship: SPDXRef-b RUNTIME_DEPENDENCY_OF SPDXRef-a
Relationship: SPDXRef-d DEV_DEPENDENCY_OF SPDXRef-shop
Relationship: SPDXRef-o OPTIONAL_DEPENDENCY_OF SPDXRef-d
`

const element = (type: string, id: string, more: object = {}) => ({ type, spdxId: `urn:${id}`, ...more })
const need = (from: string, relationshipType: string, to: string, more: object = {}) => ({
  type: 'Relationship',
  from: `urn:${from}`,
  relationshipType,
  to: [to],
  ...more,
})

const JSON_3 = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'CreationInfo', specVersion: '3.0.1' },
    element('SpdxDocument', 'doc', { rootElement: ['urn:sbom'] }),
    element('software_Sbom', 'sbom', { rootElement: ['urn:shop'] }),
    element('software_Package', 'shop', { name: 'shop', software_packageVersion: '1.0.0' }),
    element('software_Package', 'a', {
      name: 'a',
      software_packageVersion: '1.0.0',
      software_packageUrl: 'pkg:npm/%40s/a@1.0.0',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha1', hashValue: 'ab' }],
    }),
    element('software_Package', 'b', {
      name: 'b',
      externalIdentifier: [{ externalIdentifierType: 'packageUrl', identifier: 'pkg:pypi/b@2.0.0' }],
    }),
    element('software_Package', 'd', { name: 'd', software_packageUrl: 'pkg:npm/d@1.0.0' }),
    element('software_Package', 'o', { name: 'o', software_packageUrl: 'pkg:golang/example.org/o@v1.0.0' }),
    element('software_Package', 'x', { name: 'x' }),
    element('simplelicensing_LicenseExpression', 'isc', { simplelicensing_licenseExpression: 'ISC' }),
    need('shop', 'dependsOn', 'urn:a'),
    need('a', 'dependsOn', 'urn:b', { type: 'LifecycleScopedRelationship', scope: 'runtime' }),
    need('shop', 'dependsOn', 'urn:d', { type: 'LifecycleScopedRelationship', scope: 'development' }),
    need('d', 'hasOptionalDependency', 'urn:o'),
    need('a', 'hasDeclaredLicense', 'https://spdx.org/licenses/MIT'),
    need('b', 'hasDeclaredLicense', 'https://spdx.org/rdf/3.0.1/terms/Licensing/NoAssertion'),
    need('b', 'hasConcludedLicense', 'urn:isc'),
  ],
}

describe.each([
  ['2.3, JSON', sbomJson, JSON.stringify(JSON_2), 'SPDX 2.3'],
  ['2.3, as GitHub wraps it', sbomJson, JSON.stringify({ sbom: JSON_2 }), 'SPDX 2.3'],
  ['2.2, tag-value', spdxTagValue, TAG_VALUE, 'SPDX 2.2'],
  ['3.0, JSON-LD', sbomJson, JSON.stringify(JSON_3), 'SPDX 3.0.1'],
])('%s', (_, reader, text, version) => {
  test('components, their scopes, ways and licences', async () => {
    const { components, format, project } = await readAs(reader, 'a.spdx', { 'a.spdx': text })
    expect({ format, project }).toEqual({ format: version, project: { name: 'shop', version: '1.0.0' } })
    expect(components.map((one) => `${lineFor(one)} ${one.license} ${one.integrity}`)).toEqual([
      '@s/a@1.0.0 unknown direct registry @s/a MIT sha1:ab',
      'b@2.0.0 unknown transitive registry @s/a>b ISC null',
      'd@1.0.0 dev direct registry d null null',
      'example.org/o@v1.0.0 dev transitive registry d>example.org/o null null',
      'x@() unknown transitive url x null null',
    ])
  })
})

test('what it is about is a component where there is nothing else', async () => {
  const bom = {
    ...JSON_2,
    packages: JSON_2.packages.slice(1, 2),
    documentDescribes: ['SPDXRef-a'],
    relationships: [],
  }
  const { components } = await readAs(sbomJson, 'a.spdx.json', { 'a.spdx.json': JSON.stringify(bom) })
  expect(components.map(lineFor)).toEqual(['@s/a@1.0.0 unknown unknown registry @s/a'])
})

test.each([
  [sbomJson, '{"spdxVersion": "SPDX-9.0"}', 'It is SPDX 9.0, and 2.0 to 3.0 are known', null],
  [sbomJson, '{"@graph": []}', 'It does not say its version of SPDX', null],
  [
    spdxTagValue,
    'SPDXVersion: SPDX-2.3\nnonsense',
    'It is no SPDX from here on: a tag and a colon are missing',
    2,
  ],
  [spdxTagValue, 'SPDXVersion: SPDX-2.3\nA: <text>b\nc', 'It ends too early: a <text> is not closed', 2],
])('%#', async (reader, text, message, line) => {
  await expect(readAs(reader, 'a', { a: text })).rejects.toMatchObject({ message, line })
})
