import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SBOM_FORMATS } from '../../../src/report/sbom/index.ts'
import { SBOM_FORMAT_NAMES as FORMATS, type SbomFormat } from '../../../src/report/sbom/names.ts'
import type { ListedComponent, Sbom } from '../../../src/report/sbom/sbom.ts'
import spdxSchema from '../../fixtures/spdx/spdx-schema-2.3.json' with { type: 'json' }
import { component } from '../../support/component.ts'

const require = createRequire(import.meta.url)

const listed = (
  text: string,
  declaredLicense: string | null,
  concludedLicense: string | null,
  change: Partial<ListedComponent> = {},
): ListedComponent => ({ ...component(text), declaredLicense, concludedLicense, ...change })

const sbomOf = (components: readonly ListedComponent[], change: Partial<Sbom> = {}): Sbom => ({
  project: { name: '@acme/shop', version: '1.0.0' },
  components,
  gaps: [],
  madeAt: new Date('2026-06-01T12:00:00.123Z'),
  ...change,
})

const SHOP = sbomOf([
  listed('express@4.19.2', 'MIT', 'MIT', {
    dependsOn: ['pkg:npm/silent@1.0.0', 'pkg:npm/of-another-file@1.0.0'],
    integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
    source: { kind: 'registry', url: 'https://registry.npmjs.org/express/-/express-4.19.2.tgz' },
  }),
  listed('@scope/dual@1.0.0', '(MIT OR Apache-2.0)', 'MIT OR Apache-2.0', { scope: 'dev' }),
  listed('odd@2.0.0', 'SEE LICENSE IN LICENSE.md', 'LicenseRef-odd-terms', { scope: 'optional' }),
  listed('closed@1.0.0', 'UNLICENSED', null),
  listed('silent@1.0.0', null, null, { scope: 'unknown', direct: null }),
  listed('fork@1.0.0', 'GPL-2.0+ WITH Classpath-exception-2.0', null, {
    source: { kind: 'git', url: 'git+https://ada:secret@git.example.com/fork.git?token=abc#1f2e' },
  }),
])

describe.each(FORMATS)('%s', (format) => {
  const written = (sbom: Sbom) => JSON.parse(SBOM_FORMATS[format](sbom))

  test.each([
    ['a shop', SHOP],
    ['nothing', sbomOf([])],
    ['what is not whole', sbomOf(SHOP.components, { gaps: ['b.lock could not be read.'] })],
    ['a project without name or version', sbomOf([], { project: { name: '', version: null } })],
  ])('%s is valid by the official schema', (_, sbom) => {
    expect(faultsOf(format, written(sbom))).toEqual([])
  })

  test('the schema refuses what is none', () => {
    expect(faultsOf(format, {})).not.toEqual([])
  })

  test('whatever a registry says of licences, it is valid, and every component is there', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'MIT',
        'BSD',
        'GPL-2.0 or later',
        'LicenseRef-x AND MIT',
        'DocumentRef-a:LicenseRef-b',
        'NONE',
        '',
      ),
    )
    const some = fc.array(
      fc.record({
        declared: fc.option(words),
        concluded: fc.option(words),
        name: fc.stringMatching(/^[a-z]{1,5}$/),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(some, (all) => {
        const components = all.map(({ name, declared, concluded }) =>
          listed(`${name}@1.0.0`, declared, concluded),
        )
        const document = written(sbomOf(components))
        expect(faultsOf(format, document)).toEqual([])
        const purls = new Set(components.map(({ purl }) => purl))
        for (const purl of purls) expect(JSON.stringify(document)).toContain(purl)
      }),
      { numRuns: 40 },
    )
  })

  test('the same list in another order is the same document, and no address tells a secret', () => {
    const turned = sbomOf(SHOP.components.toReversed())
    expect(written(turned)).toEqual(written(SHOP))
    expect(SBOM_FORMATS[format](SHOP)).not.toMatch(/secret|token/)
  })
})

describe('CycloneDX', () => {
  const licensesOf = (format: SbomFormat, declared: string | null, concluded: string | null) => {
    const { components } = JSON.parse(SBOM_FORMATS[format](sbomOf([listed('a@1.0.0', declared, concluded)])))
    return { licenses: components[0].licenses, properties: components[0].properties }
  }
  const id = (id: string, acknowledgement: string) => ({ license: { id, acknowledgement } })
  const expression = (expression: string, acknowledgement: string) => ({ expression, acknowledgement })

  test.each([
    ['both', 'MIT', 'Apache-2.0', [id('MIT', 'declared'), id('Apache-2.0', 'concluded')]],
    ['declared alone', 'MIT', null, [id('MIT', 'declared')]],
    ['words', 'BSD', null, [{ license: { name: 'BSD', acknowledgement: 'declared' } }]],
    ['an expression', 'MIT OR ISC', null, [expression('MIT OR ISC', 'declared')]],
    ['NONE, which is no licence', 'NONE', null, undefined],
    ['nothing', null, null, undefined],
  ])('%s', (_, declared, concluded, expected) => {
    for (const format of ['cyclonedx-1.6', 'cyclonedx-1.7'] as const)
      expect(licensesOf(format, declared, concluded).licenses).toEqual(expected)
  })

  test('two where one is an expression: 1.7 has room for both, 1.6 for what is concluded', () => {
    const [declared, concluded] = ['MIT OR Apache-2.0', 'MIT']
    expect(licensesOf('cyclonedx-1.7', declared, concluded).licenses).toEqual([
      expression(declared, 'declared'),
      id(concluded, 'concluded'),
    ])
    expect(licensesOf('cyclonedx-1.6', declared, concluded)).toEqual({
      licenses: [id(concluded, 'concluded')],
      properties: [{ name: 'oss-check:license:declared', value: declared }],
    })
  })

  test('what each asks for, as far as it is listed; of the others nothing is said', () => {
    const { dependencies } = JSON.parse(SBOM_FORMATS['cyclonedx-1.6'](SHOP))
    expect(dependencies).toEqual([
      { ref: 'project', dependsOn: expect.arrayContaining(['pkg:npm/express@4.19.2']) },
      { ref: 'pkg:npm/express@4.19.2', dependsOn: ['pkg:npm/silent@1.0.0'] },
    ])
    expect(dependencies[0].dependsOn).not.toContain('pkg:npm/silent@1.0.0')
  })

  test('scope, hashes and places; several places are one component', () => {
    const twice = [SHOP.components[0], SHOP.components[0]].flatMap((one, index) =>
      one
        ? [
            {
              ...one,
              scope: index === 0 ? ('dev' as const) : ('runtime' as const),
              declaredAt: { file: `${index}.json`, line: null },
            },
          ]
        : [],
    )
    const { components } = JSON.parse(SBOM_FORMATS['cyclonedx-1.6'](sbomOf(twice)))
    expect(components).toHaveLength(1)
    expect(components[0]).toMatchObject({
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
      evidence: { occurrences: [{ location: '0.json' }, { location: '1.json' }] },
    })
  })
})

describe('SPDX', () => {
  test('what is on no list is told by its words, and every reference is', () => {
    const document = JSON.parse(SBOM_FORMATS['spdx-2.3'](SHOP))
    const references = new Set(JSON.stringify(document.packages).match(/LicenseRef-[A-Za-z\d.-]+/g))
    const told = document.hasExtractedLicensingInfos.map(({ licenseId }: { licenseId: string }) => licenseId)
    expect(new Set(told)).toEqual(references)
    expect(told).toHaveLength(3)
  })

  test('what each asks for, as far as it is listed', () => {
    const { relationships, packages } = JSON.parse(SBOM_FORMATS['spdx-2.3'](SHOP))
    const named = (id: string) => packages.find(({ SPDXID }: { SPDXID: string }) => SPDXID === id)?.name
    const between = relationships
      .map(
        (one: Record<string, string>) =>
          `${named(one.spdxElementId ?? '')} ${named(one.relatedSpdxElement ?? '')}`,
      )
      .filter((text: string) => text.startsWith('express'))
    expect(between).toEqual(['express silent'])
  })

  test('how each is used', () => {
    const { relationships } = JSON.parse(
      SBOM_FORMATS['spdx-2.3'](sbomOf(SHOP.components.map((one) => ({ ...one, dependsOn: [] })))),
    )
    const types = relationships.map(({ relationshipType }: { relationshipType: string }) => relationshipType)
    expect(types.sort()).toEqual([
      ...['DEPENDS_ON', 'DEPENDS_ON', 'DEPENDS_ON', 'DEPENDS_ON', 'DESCRIBES'],
      ...['DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'],
    ])
  })
})

/** Formats that ajv-formats has not: none of them says more than that it is text. */
const FREE_FORMATS = { 'idn-email': true, 'iri-reference': true, iri: true } as const

const validators = new Map<SbomFormat, ReturnType<Ajv['compile']>>()

function faultsOf(format: SbomFormat, document: unknown): readonly unknown[] {
  const validate = validators.get(format) ?? validatorOf(format)
  validators.set(format, validate)
  return validate(document) ? [] : (validate.errors ?? [])
}

function validatorOf(format: SbomFormat): ReturnType<Ajv['compile']> {
  const ajv = new Ajv({ strict: false, formats: FREE_FORMATS })
  addFormats.default(ajv)
  if (format === 'spdx-2.3') return ajv.compile(spdxSchema)
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(cyclonedxSchema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  return ajv.compile(cyclonedxSchema(`bom-${format.replace('cyclonedx-', '')}`))
}

/** CycloneDX's own, as its library ships them. */
function cyclonedxSchema(name: string) {
  const manifest = require.resolve('@cyclonedx/cyclonedx-library/package.json')
  const path = join(dirname(manifest), 'res', 'schema', `${name}.SNAPSHOT.schema.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}
