import { describe, expect, test } from 'vitest'
import { declarationsIn, isManifest } from '../../../src/analysis/licensing/manifests.ts'

const METADATA =
  'Metadata-Version: 2.1\nName: widget\nLicense-Expression: MIT\nClassifier: License :: OSI Approved :: BSD License\n\nLicense: GPL\n'

describe.each<[string, string, readonly string[], string?]>([
  ['package.json', '{"license":"MIT"}', ['MIT']],
  ['package.json', '{"license":{"type":"ISC","url":"x"}}', ['ISC']],
  ['package.json', '{"licenses":[{"type":"MIT"},{"type":"GPL-2.0"}]}', ['MIT', 'GPL-2.0'], 'or'],
  ['composer.json', '{"license":["MIT","GPL-2.0-or-later"]}', ['MIT', 'GPL-2.0-or-later'], 'or'],
  ['Cargo.toml', '[package]\nlicense = "MIT OR Apache-2.0"', ['MIT OR Apache-2.0']],
  ['Cargo.toml', '[workspace.package]\nlicense = "MIT"\n[package]\nlicense.workspace = true', ['MIT']],
  ['pyproject.toml', '[project]\nlicense = "MIT"', ['MIT']],
  ['pyproject.toml', '[project]\nlicense = { text = "BSD" }', ['BSD']],
  ['pyproject.toml', '[tool.poetry]\nlicense = "MIT"', ['MIT']],
  ['pyproject.toml', '[project]\nclassifiers = ["License :: OSI Approved :: MIT License"]', ['MIT License']],
  [
    'pyproject.toml',
    '[project]\nclassifiers = ["License :: OSI Approved", "License :: OSI Approved :: MIT License", "License :: OSI Approved :: Apache Software License"]',
    ['MIT License', 'Apache Software License'],
    'open',
  ],
  ['setup.cfg', '[metadata]\nlicense = Apache-2.0\n', ['Apache-2.0']],
  ['setup.cfg', 'classifiers =\n    License :: OSI Approved :: BSD License\n    Topic :: X', ['BSD License']],
  ['setup.py', "setup(name='widget', license='BSD')", ['BSD']],
  ['setup.py', "classifiers=['License :: OSI Approved :: MIT License',],", ['MIT License']],
  [
    'PKG-INFO',
    'Name: widget\nLicense: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License\n',
    ['MIT License'],
  ],
  ['widget.gemspec', "  s.license = 'MIT'", ['MIT']],
  ['widget.gemspec', "  s.licenses = ['Ruby', 'BSD-2-Clause']", ['Ruby', 'BSD-2-Clause'], 'open'],
  ['widget.gemspec', '  s.licenses = %w[MIT Ruby]', ['MIT', 'Ruby'], 'open'],
  ['Widget.podspec', "  s.license = { :type => 'MIT', :file => 'LICENSE' }", ['MIT']],
  ['Widget.podspec', "  s.license = 'BSD'", ['BSD']],
  [
    'pom.xml',
    '<project><licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses></project>',
    ['The Apache Software License, Version 2.0'],
  ],
  [
    'pom.xml',
    '<project><licenses><license><name>BSD License</name><url>https://opensource.org/licenses/BSD-3-Clause</url></license><license><name>MPL 2.0</name></license></licenses></project>',
    ['BSD-3-Clause', 'MPL 2.0'],
    'open',
  ],
  [
    'pom.xml',
    '<project><licenses><license><url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses></project>',
    ['Apache-2.0'],
  ],
  [
    'widget.nuspec',
    '<license type="expression">MIT</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>',
    ['MIT'],
  ],
  [
    'widget.nuspec',
    '<licenseUrl>https://opensource.org/licenses/MIT</licenseUrl>',
    ['https://opensource.org/licenses/MIT'],
  ],
  ['Widget.csproj', '<PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>', ['Apache-2.0']],
  ['DESCRIPTION', 'Package: widget\nLicense: GPL (>= 2)\n', ['GPL (>= 2)']],
  ['widget.spec', 'Name: widget\nLicense:        GPLv2+ and BSD\n', ['GPLv2+ and BSD']],
  ['widget.cabal', 'license:             BSD-3-Clause\n', ['BSD-3-Clause']],
  ['mix.exs', 'package: [licenses: ["Apache-2.0"], links: %{}]', ['Apache-2.0']],
  ['widget.opam', 'license: "ISC"\n', ['ISC']],
  [
    'debian/copyright',
    'Format: x\n\nFiles: *\nCopyright: me\nLicense: GPL-2+\n\nFiles: debian/*\nLicense: MIT\n',
    ['GPL-2+'],
  ],
  ['REUSE.toml', '[[annotations]]\npath = "**"\nSPDX-License-Identifier = "EUPL-1.2"\n', ['EUPL-1.2']],
])('%s %s', (path, text, texts, join = 'and') => {
  test(`says ${texts.join(' and ')}`, () => {
    expect(declarationsIn(path, text)).toEqual([
      expect.objectContaining({ texts, join, file: null, embedded: null }),
    ])
  })
})

test('each thing a manifest says is a declaration of its own', () => {
  const text =
    '[project]\nlicense = "MIT"\nclassifiers = ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]'
  expect(declarationsIn('pyproject.toml', text).map(({ field, texts }) => [field, ...texts])).toEqual([
    ['license', 'MIT'],
    ['classifiers', 'GNU General Public License v3 (GPLv3)'],
  ])
  expect(declarationsIn('METADATA', METADATA).map(({ texts }) => texts)).toEqual([['MIT'], ['BSD License']])
})

test.each([
  ['package.json', '{"license":"SEE LICENSE IN <EULA.md>"}', 'EULA.md'],
  ['package.json', '{"license":"see LICENSE.txt"}', 'LICENSE.txt'],
  ['Cargo.toml', '[package]\nlicense-file = "LICENSE"', 'LICENSE'],
  ['pyproject.toml', '[project]\nlicense = { file = "COPYING" }', 'COPYING'],
  ['DESCRIPTION', 'License: file LICENSE\n', 'LICENSE'],
  ['widget.nuspec', '<license type="file">docs/terms.txt</license>', 'docs/terms.txt'],
  ['widget.cabal', 'license-file: LICENSE\n', 'LICENSE'],
])('%s %j points to %s', (path, text, file) => {
  expect(declarationsIn(path, text)).toEqual([expect.objectContaining({ file, texts: [] })])
})

test('a text written into the manifest is a text', () => {
  const license = 'Do as you like.\n'.repeat(20)
  expect(declarationsIn('package.json', JSON.stringify({ license }))).toEqual([
    expect.objectContaining({ embedded: license, texts: [] }),
  ])
})

test.each([
  ['package.json', '{}'],
  ['package.json', 'no json'],
  ['package.json', 'null'],
  ['Cargo.toml', '= ='],
  ['pom.xml', '<project/>'],
  ['DESCRIPTION', 'Package: widget\n'],
  ['debian/copyright', 'All of it is free.'],
  ['README.md', 'MIT'],
])('%s %j declares nothing', (path, text) => {
  expect(declarationsIn(path, text)).toEqual([])
})

test.each(['package.json', 'packages/a/package.json', 'debian/copyright', '.reuse/dep5', 'a.gemspec'])(
  '%s is a manifest',
  (path) => {
    expect(isManifest(path)).toBe(true)
  },
)

describe('a name in a POM that is of another licence than its address', () => {
  const pom = (name: string, url: string) =>
    `<project><licenses><license><name>${name}</name><url>${url}</url></license></licenses></project>`

  test.each([
    ['MIT License', 'https://www.apache.org/licenses/LICENSE-2.0.txt'],
    ['Apache License, Version 2.0', 'https://opensource.org/licenses/MIT'],
  ])('leaves both said: %s at %s', (name, url) => {
    expect(declarationsIn('pom.xml', pom(name, url)).flatMap(({ texts }) => texts)).toEqual([name, url])
  })

  test.each([
    ['GNU General Public License v2.0 or later', 'https://www.gnu.org/licenses/gpl-2.0.html'],
    ['Apache License, Version 2.0', 'https://www.apache.org/licenses/LICENSE-2.0.txt'],
    ['Our own license 1.0', 'https://acme.example/license'],
  ])('is none: %s at %s', (name, url) => {
    expect(declarationsIn('pom.xml', pom(name, url))).toHaveLength(1)
  })
})
