import { describe, expect, test } from 'vitest'
import { cycloneDxXml } from '../../../../src/inventory/formats/sbom/cyclonedx-xml.ts'
import { sbomJson } from '../../../../src/inventory/formats/sbom/sbom-json.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

const SHA256 = 'AB'.repeat(32)

const JSON_BOM = (specVersion = '1.6') => ({
  bomFormat: 'CycloneDX',
  specVersion,
  metadata: { component: { 'bom-ref': 'shop', type: 'application', name: 'shop', version: '1.0.0' } },
  components: [
    {
      'bom-ref': 'a',
      type: 'library',
      group: '@s',
      name: 'a',
      version: '1.0.0',
      purl: 'pkg:npm/%40s/a@1.0.0?repository_url=https://npm.example.org',
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [
        { alg: 'MD5', content: 'CD' },
        { alg: 'SHA-256', content: SHA256 },
      ],
      components: [{ type: 'library', name: 'inner', version: '2.0.0', purl: 'pkg:npm/inner@2.0.0' }],
    },
    {
      'bom-ref': 'b',
      type: 'library',
      group: 'org.b',
      name: 'b',
      version: '2.0.0',
      purl: 'pkg:maven/org.b/b@2.0.0?type=jar',
      scope: 'optional',
      licenses: [{ expression: 'MIT OR Apache-2.0' }],
    },
    {
      type: 'library',
      name: 'd',
      version: '1.0.0',
      purl: 'pkg:npm/d@1.0.0',
      scope: 'excluded',
      licenses: [{ license: { id: 'MIT' } }, { license: { name: 'My own terms' } }],
    },
    {
      'bom-ref': 'e',
      type: 'library',
      name: 'e',
      version: '1.0.0',
      purl: 'pkg:npm/e@1.0.0',
      properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
    },
    { 'bom-ref': 'g', type: 'library', group: 'acme', name: 'g', version: '1.0.0' },
    { type: 'file', name: '/etc/passwd' },
    { type: 'operating-system', name: 'debian', version: '12' },
  ],
  dependencies: [
    { ref: 'shop', dependsOn: ['a', 'e'] },
    { ref: 'a', dependsOn: ['b'] },
    { ref: 'b', dependsOn: ['g', 'a'] },
  ],
})

const XML_BOM = `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">
  <metadata><component type="application" bom-ref="shop"><name>shop</name><version>1.0.0</version></component></metadata>
  <components>
    <component type="library" bom-ref="a">
      <group>@s</group><name>a</name><version>1.0.0</version>
      <hashes><hash alg="MD5">CD</hash><hash alg="SHA-256">${SHA256}</hash></hashes>
      <licenses><license><id>MIT</id></license></licenses>
      <purl>pkg:npm/%40s/a@1.0.0?repository_url=https://npm.example.org</purl>
      <components><component type="library"><name>inner</name><version>2.0.0</version><purl>pkg:npm/inner@2.0.0</purl></component></components>
    </component>
    <component type="library" bom-ref="b">
      <group>org.b</group><name>b</name><version>2.0.0</version><scope>optional</scope>
      <licenses><expression>MIT OR Apache-2.0</expression></licenses>
      <purl>pkg:maven/org.b/b@2.0.0?type=jar</purl>
    </component>
    <component type="library"><name>d</name><version>1.0.0</version><scope>excluded</scope>
      <licenses><license><id>MIT</id></license><license><name>My own terms</name></license></licenses>
      <purl>pkg:npm/d@1.0.0</purl></component>
    <component type="library" bom-ref="e"><name>e</name><version>1.0.0</version><purl>pkg:npm/e@1.0.0</purl>
      <properties><property name="cdx:npm:package:development">true</property></properties></component>
    <component type="library" bom-ref="g"><group>acme</group><name>g</name><version>1.0.0</version></component>
    <component type="file"><name>/etc/passwd</name></component>
    <component type="operating-system"><name>debian</name><version>12</version></component>
  </components>
  <dependencies>
    <dependency ref="shop"><dependency ref="a"/><dependency ref="e"/></dependency>
    <dependency ref="a"><dependency ref="b"/></dependency>
    <dependency ref="b"><dependency ref="g"/><dependency ref="a"/></dependency>
  </dependencies>
</bom>
`

describe.each([
  ['JSON', sbomJson, 'shop.cdx.json', JSON.stringify(JSON_BOM(), null, 2)],
  ['XML', cycloneDxXml, 'bom.xml', XML_BOM],
] as const)('%s', (_, reader, path, text) => {
  test('components, their scopes and ways', async () => {
    const { components, format, project, notes } = await readAs(reader, path, { [path]: text })
    expect({ format, project }).toEqual({
      format: 'CycloneDX 1.6',
      project: { name: 'shop', version: '1.0.0' },
    })
    expect(components.map(lineFor)).toEqual([
      '@s/a@1.0.0 runtime direct registry @s/a',
      'inner@2.0.0 runtime transitive registry inner',
      'org.b:b@2.0.0 optional transitive registry @s/a>org.b:b',
      'd@1.0.0 dev transitive registry d',
      'e@1.0.0 dev direct registry e',
      'acme/g@1.0.0 runtime transitive url @s/a>org.b:b>acme/g',
    ])
    expect(components.map(({ purl, license, integrity }) => [purl, license, integrity])).toEqual([
      ['pkg:npm/%40s/a@1.0.0', 'MIT', `sha256:${SHA256.toLowerCase()}`],
      ['pkg:npm/inner@2.0.0', null, null],
      ['pkg:maven/org.b/b@2.0.0', 'MIT OR Apache-2.0', null],
      ['pkg:npm/d@1.0.0', 'MIT AND (My own terms)', null],
      ['pkg:npm/e@1.0.0', null, null],
      ['pkg:generic/acme/g@1.0.0', null, null],
    ])
    expect(components[0]?.source.url).toBe('https://npm.example.org')
    expect(components[0]?.declaredAt.line).toBeGreaterThan(1)
    expect(notes).toEqual(['2 of its entries are files, machines or data, and no components.'])
  })
})

test.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('version %s', async (version) => {
  const path = 'bom.json'
  const { components, format } = await readAs(sbomJson, path, { [path]: JSON.stringify(JSON_BOM(version)) })
  expect([format, components.length]).toEqual([`CycloneDX ${version}`, 6])
})

test('without a graph nobody knows who asks for what', async () => {
  const { dependencies: _, ...bom } = JSON_BOM()
  const { components } = await readAs(sbomJson, 'bom.json', { 'bom.json': JSON.stringify(bom) })
  expect(components[0]).toMatchObject({ direct: null, scope: 'runtime', path: ['@s/a'] })
})

test.each([
  [sbomJson, '{}', 'It is neither CycloneDX nor SPDX', null],
  [sbomJson, '{"bomFormat": "CycloneDX"}', 'It has no specVersion', null],
  [
    sbomJson,
    '{"bomFormat": "CycloneDX", "specVersion": "9.9"}',
    'Its specVersion is 9.9, and 1.0 to 1.7 are known',
    null,
  ],
  [
    sbomJson,
    '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": {}}',
    'Its "components" is no list',
    null,
  ],
  [cycloneDxXml, '', 'It is empty', null],
  [cycloneDxXml, '<bom>\n<components>', 'It is no valid XML: <bom> is not closed', 1],
  [cycloneDxXml, '<other/>', 'Its root is <other>, and not <bom>', 1],
])('%#', async (reader, text, message, line) => {
  await expect(readAs(reader, 'bom', { bom: text })).rejects.toMatchObject({ message, line })
})
