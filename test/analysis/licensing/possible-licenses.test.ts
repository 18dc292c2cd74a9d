import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { licenseSourcesOf } from '../../../src/analysis/licensing/license-sources.ts'
import { possibleLicensesOf } from '../../../src/analysis/licensing/possible-licenses.ts'

const LIST: Readonly<Record<string, { licenseText: string }>> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)
const textOf = (id: string) => LIST[id]?.licenseText ?? ''
const MIT = textOf('MIT')
const GPL = textOf('GPL-3.0')
const BSD = textOf('BSD-3-Clause')

function read(texts: Readonly<Record<string, string>>) {
  const documents = Object.entries(texts).map(([path, text]) => ({ path, text, truncated: false, url: '' }))
  return licenseSourcesOf({ documents: { texts: documents, unread: [] } })
}

const pyproject = (license: string, ...classifiers: string[]) =>
  `[project]\nlicense = "${license}"\nclassifiers = ${JSON.stringify(classifiers.map((name) => `License :: OSI Approved :: ${name}`))}\n`

describe.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp | null]>([
  ['one text', { LICENSE: MIT }, ['MIT'], null],
  ['a text and a manifest', { LICENSE: MIT, 'package.json': '{"license":"MIT"}' }, ['MIT'], null],
  [
    'a manifest and a classifier of another licence',
    { 'pyproject.toml': pyproject('MIT', 'GNU General Public License v3 (GPLv3)') },
    ['MIT', 'GPL-3.0-only'],
    /^pyproject.toml says MIT; classifiers of pyproject.toml says GNU General/,
  ],
  [
    'a classifier that says less',
    { 'pyproject.toml': pyproject('BSD-3-Clause', 'BSD License') },
    ['BSD-3-Clause'],
    null,
  ],
  [
    'a classifier that the text makes clear',
    { 'pyproject.toml': '[project]\nclassifiers = ["License :: OSI Approved :: BSD License"]', LICENSE: BSD },
    ['BSD-3-Clause'],
    null,
  ],
  [
    'two classifiers, of which the texts make one clear',
    {
      'setup.cfg':
        'classifiers =\n  License :: OSI Approved :: MIT License\n  License :: OSI Approved :: Apache Software License\n',
      'LICENSE-MIT': MIT,
      'LICENSE-APACHE': textOf('Apache-2.0'),
    },
    ['MIT AND Apache-2.0', 'MIT OR Apache-2.0'],
    null,
  ],
  [
    'two classifiers, of which no text makes one clear',
    {
      'setup.cfg':
        'classifiers =\n  License :: OSI Approved :: MIT License\n  License :: OSI Approved :: Apache Software License\n',
      'LICENSE-MIT': MIT,
    },
    ['MIT AND Apache Software License', 'MIT OR Apache Software License'],
    null,
  ],
  [
    '"Dual License" beside two that are named',
    { 'pyproject.toml': pyproject('Dual License'), 'LICENSE-MIT': MIT, 'LICENSE-BSD': BSD },
    ['MIT AND BSD-3-Clause', 'MIT OR BSD-3-Clause'],
    null,
  ],
  [
    '"Dual License" beside one: the other is not known',
    { 'pyproject.toml': pyproject('Dual License'), LICENSE: MIT },
    ['MIT', 'Dual License'],
    /says Dual License/,
  ],
  [
    'two classifiers without a word on choice',
    {
      'setup.cfg':
        'classifiers =\n  License :: OSI Approved :: MIT License\n  License :: OSI Approved :: GNU General Public License v3 (GPLv3)\n',
    },
    ['MIT AND GPL-3.0-only', 'MIT OR GPL-3.0-only'],
    null,
  ],
  [
    'two classifiers, and an expression that settles it',
    {
      'pyproject.toml': pyproject(
        'MIT OR GPL-3.0-only',
        'MIT License',
        'GNU General Public License v3 (GPLv3)',
      ),
    },
    ['MIT OR GPL-3.0-only'],
    null,
  ],
  [
    'a gemspec with a list',
    { 'widget.gemspec': "s.licenses = ['MIT', 'GPL-2.0-only']" },
    ['MIT AND GPL-2.0-only', 'MIT OR GPL-2.0-only'],
    null,
  ],
  [
    'two manifests that differ',
    { 'package.json': '{"license":"MIT"}', 'Cargo.toml': '[package]\nlicense = "Apache-2.0"' },
    ['MIT', 'Apache-2.0'],
    /^package.json says MIT; Cargo.toml says Apache-2.0$/,
  ],
  [
    'two texts side by side',
    { 'LICENSE-MIT': MIT, 'LICENSE-GPL': GPL },
    ['MIT AND GPL-3.0-only', 'MIT OR GPL-3.0-only', 'MIT AND GPL-3.0-or-later', 'MIT OR GPL-3.0-or-later'],
    null,
  ],
  [
    'two texts, and a manifest that lets one choose',
    { 'LICENSE-MIT': MIT, 'LICENSE-GPL': GPL, 'Cargo.toml': '[package]\nlicense = "MIT OR GPL-3.0-only"' },
    ['MIT OR GPL-3.0-only'],
    null,
  ],
  [
    'a text of the documentation beside that of the code',
    { LICENSE: MIT, 'LICENSE.docs': textOf('CC-BY-SA-4.0') },
    ['MIT AND CC-BY-SA-4.0', 'MIT OR CC-BY-SA-4.0'],
    null,
  ],
  [
    'a text that the manifest does not mention',
    { LICENSE: GPL, 'package.json': '{"license":"MIT"}' },
    ['MIT', 'GPL-3.0-only', 'GPL-3.0-or-later'],
    /^package.json says MIT; LICENSE says GPL-3.0$/,
  ],
  [
    'a clause less than the manifest says',
    { LICENSE: textOf('BSD-2-Clause'), 'package.json': '{"license":"BSD-3-Clause"}' },
    ['BSD-3-Clause', 'BSD-2-Clause'],
    /BSD-2-Clause/,
  ],
  [
    'a GNU text whose versions the manifest tells',
    { COPYING: GPL, 'package.json': '{"license":"GPL-3.0-or-later"}' },
    ['GPL-3.0-or-later'],
    null,
  ],
  [
    'a pointer that is followed',
    { 'package.json': '{"license":"SEE LICENSE IN terms.txt"}', 'terms.txt': MIT },
    ['MIT'],
    null,
  ],
  ['a text in the manifest itself', { 'package.json': JSON.stringify({ license: MIT }) }, ['MIT'], null],
  ['a README, where nothing else tells', { 'README.md': '# x\n\n## License\n\nMIT © Ada\n' }, ['MIT'], null],
  [
    'a README beside a manifest',
    { 'README.md': '# x\n\n## License\n\nGPL-3.0\n', 'package.json': '{"license":"MIT"}' },
    ['MIT'],
    null,
  ],
  [
    'a README that says there are terms',
    { 'README.md': '# x\n\n## License\n\nAsk Ada before you use it.\n' },
    ['NOASSERTION'],
    null,
  ],
  ['nothing', { 'README.md': '# x\n' }, ['NONE'], null],
  ['a name nobody knows', { 'package.json': '{"license":"Frobnicate"}' }, ['Frobnicate'], null],
  [
    'a name nobody knows, and a text',
    { 'package.json': '{"license":"Frobnicate"}', LICENSE: MIT },
    ['MIT', 'Frobnicate'],
    /Frobnicate/,
  ],
  [
    'a reserved manifest with an open text',
    { 'package.json': '{"license":"UNLICENSED"}', LICENSE: MIT },
    ['UNLICENSED', 'MIT'],
    /UNLICENSED/,
  ],
])('%s', (_, texts, expressions, disagreement) => {
  test(`can be ${expressions.join(' or ')}`, () => {
    const possible = possibleLicensesOf(read(texts))
    expect(possible.expressions.map(expressionText)).toEqual(expressions)
    if (disagreement === null) expect(possible.disagreement).toBeNull()
    else expect(possible.disagreement).toMatch(disagreement)
  })
})

test('a README that names two licences leaves open how they go together', () => {
  const { own } = read({ 'README.md': '## License\n\nCode is under MIT, the texts under CC BY 4.0.\n' })
  expect(own.flatMap(({ readings }) => readings.map(expressionText))).toEqual([
    'MIT AND CC-BY-4.0',
    'MIT OR CC-BY-4.0',
  ])
})

test('LGPL-3.0 brings the text of the GPL that it adds to', () => {
  const own = read({ COPYING: GPL, 'COPYING.LESSER': textOf('LGPL-3.0') })
  expect(possibleLicensesOf(own).expressions.map(expressionText)).toEqual([
    'LGPL-3.0-only',
    'LGPL-3.0-or-later',
  ])
})

test.each([
  ['NOASSERTION', ['MIT'], null],
  ['MIT', ['MIT'], null],
  ['GPL-3.0', ['MIT', 'GPL-3.0-only', 'GPL-3.0-or-later'], /GitHub says GPL-3.0/],
])('GitHub says %s of a project that says MIT', (spdxId, expressions, disagreement) => {
  const documents = {
    texts: [{ path: 'package.json', text: '{"license":"MIT"}', truncated: false, url: '' }],
    unread: [],
  }
  const possible = possibleLicensesOf(licenseSourcesOf({ documents, license: { spdxId, name: null } }))
  expect(possible.expressions.map(expressionText)).toEqual(expressions)
  if (disagreement === null) expect(possible.disagreement).toBeNull()
  else expect(possible.disagreement).toMatch(disagreement)
})

test.each([
  [{ 'package.json': '{"license":"SEE LICENSE IN terms.txt"}' }, 'terms.txt, to which package.json points,'],
  [{ 'Cargo.toml': '[package]\nlicense-file = "TERMS"', LICENSE: MIT }, 'TERMS, to which Cargo.toml points,'],
])('%j leads to a file that was not read', (texts, unread) => {
  expect(read(texts).unread).toEqual([unread])
})

describe.each([
  ['## License\n\nMIT', 'MIT'],
  ['## License\n\n[MIT](LICENSE)', 'MIT'],
  ['### Licence\nMIT License. Copyright (c) 2020 Ada', 'MIT'],
  ['License\n-------\n\nReleased under the MIT license.\n', 'MIT'],
  [
    '## License\n\nThis project is licensed under the Apache License 2.0 - see the LICENSE file.',
    'Apache-2.0',
  ],
  [
    '## License\n\nLicensed under the terms of the [BSD 3-Clause License](./LICENSE), see there.',
    'BSD-3-Clause',
  ],
  ['## Copyright and License\n\nGPLv3+', 'GPL-3.0-or-later'],
  ['## License\n\nBSD\n\n## Contributing\n\nMIT', 'BSD'],
  ['## License\n\nLicensed under MIT for non-commercial use.', 'NOASSERTION'],
  ['## License\n\nUse is not permitted under the MIT license.', 'NOASSERTION'],
  [`## License\n\n${'x'.repeat(10)}`, 'NOASSERTION'],
])('the README section %j', (section, said) => {
  test(`says ${said}`, () => {
    const { own } = read({ 'README.md': `# Widget\n\nDoes streaming.\n\n${section}\n` })
    expect(own.flatMap(({ readings }) => readings.map(expressionText))).toEqual([said])
  })
})
