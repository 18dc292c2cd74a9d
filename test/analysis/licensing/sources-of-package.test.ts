import { describe, expect, test } from 'vitest'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { several } from '../../../src/analysis/licensing/manifest-readers/declaration.ts'
import { filesTellingLicense, sourcesOfPackage } from '../../../src/analysis/licensing/sources-of-package.ts'
import type { Package } from '../../../src/model/facts/package.ts'
import { declaring, healthyValues } from '../../support/healthy.ts'
import { listedText } from '../../support/license-texts.ts'

const MIT = healthyValues().documents.texts.find(({ path }) => path === 'LICENSE')?.text ?? ''
const README = '# Widget\n\n## License\n\nGPL-3.0-only\n'

function read(license: string | null, texts: Readonly<Record<string, string>>) {
  return readDeclared(license === null ? [] : declaring(license), texts)
}

function readDeclared(licenses: Package['licenses'], texts: Readonly<Record<string, string>>) {
  const licenseFiles = filesTellingLicense(new Map(Object.entries(texts)), licenses)
  const { own, unread } = sourcesOfPackage({ ...healthyValues().package, licenses, licenseFiles })
  return { said: own.map(({ kind, readings }) => [kind, ...readings.map(expressionText)]), unread }
}

describe.each([
  [
    'MIT',
    { LICENSE: MIT, 'README.md': README },
    [
      ['registry', 'MIT'],
      ['text', 'MIT'],
    ],
  ],
  [
    'MIT',
    { 'README.md': README },
    [
      ['registry', 'MIT'],
      ['readme', 'GPL-3.0-only'],
    ],
  ],
  ['MIT', { 'index.js': '' }, [['registry', 'MIT']]],
  [null, { LICENSE: MIT }, [['text', 'MIT']]],
  [null, { 'README.md': README }, [['readme', 'GPL-3.0-only']]],
  [null, { 'index.js': '' }, []],
  ['SEE LICENSE IN docs/terms.txt', { 'docs/terms.txt': MIT }, [['text', 'MIT']]],
  [MIT, {}, [['text', 'MIT']]],
])('a package that declares %j', (license, texts, said) => {
  test(`with ${Object.keys(texts).join(', ') || 'no file'}`, () => {
    expect(read(license, texts)).toEqual({ said, unread: [] })
  })
})

test('what its fields declare stays several', () => {
  const classifiers = several('classifiers', ['BSD', 'MIT'], 'open')
  expect(readDeclared([...declaring('MIT'), ...classifiers], {}).said).toEqual([
    ['registry', 'MIT'],
    ['registry', 'BSD AND MIT', 'BSD OR MIT'],
  ])
})

test('a pointer into the void is told', () => {
  expect(read('SEE LICENSE IN terms.txt', { LICENSE: MIT }).unread).toEqual([
    expect.stringMatching(/^terms.txt, to which npm:.* points,$/),
  ])
})

describe('what a package bundles of others', () => {
  const GPL = listedText('GPL-2.0-only')
  const BSD = listedText('BSD-3-Clause').replace('<year> <owner>', '2021 Widget Ltd')
  const partsOf = (texts: Readonly<Record<string, string>>) => {
    const licenseFiles = filesTellingLicense(new Map(Object.entries(texts)), declaring('MIT'))
    const { own, ofParts } = sourcesOfPackage({
      ...healthyValues().package,
      licenses: declaring('MIT'),
      licenseFiles,
    })
    expect(own.flatMap(({ readings }) => readings.map(expressionText))).not.toContain('GPL-2.0-only')
    return ofParts.map(({ where, said }) => `${where.replace(/^.*@[^/]*\//, '')}: ${said}`)
  }

  test.each([
    [
      'a bundled dependency',
      { LICENSE: MIT, 'node_modules/widget/LICENSE': BSD },
      ['node_modules/widget/LICENSE: BSD-3-Clause'],
    ],
    ['a vendored library', { LICENSE: MIT, 'vendor/zip/COPYING': GPL }, ['vendor/zip/COPYING: GPL-2.0']],
    [
      'a part of its own text',
      { LICENSE: `${MIT}\n\nThis software includes code from widget.js:\n\n${BSD}` },
      ['LICENSE: BSD-3-Clause of what it bundles'],
    ],
    [
      'a list of third parties',
      { LICENSE: MIT, 'THIRD-PARTY-LICENSES.txt': `widget\n\n${BSD}\n\ngadget\n\n${BSD}` },
      ['THIRD-PARTY-LICENSES.txt: BSD-3-Clause of what it bundles'],
    ],
    [
      'a table',
      {
        LICENSE: MIT,
        'THIRD-PARTY-NOTICES.md':
          '# Third-party notices\n\n| Library | Used under the terms of |\n|---|---|\n| cairo | Mozilla Public License 2.0 |\n| glib | LGPLv3 |\n',
      },
      [
        'THIRD-PARTY-NOTICES.md: MPL-2.0 of what it bundles',
        'THIRD-PARTY-NOTICES.md: LGPL-3.0-only of what it bundles',
      ],
    ],
    ['fixtures only', { LICENSE: MIT, 'test/fixtures/LICENSE': GPL }, []],
    ['nothing', { LICENSE: MIT }, []],
  ])('%s', (_, texts, parts) => {
    expect(partsOf(texts)).toEqual(parts)
  })
})
