import { describe, expect, test } from 'vitest'
import { debianExpression, debianLicenses } from '../../../../src/analysis/licensing/text/debian-copyright.ts'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'
import { listedText } from '../../../support/license-texts.ts'

const HEAD =
  'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: widget\n'
const files = (where: string, license: string) =>
  `\nFiles: ${where}\nCopyright: 2020 Jane Doe\nLicense: ${license}\n`
const license = (name: string, text: string) =>
  `\nLicense: ${name}\n${text
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line}`))
    .join('\n')}\n`
const POINTER =
  'On Debian systems, the complete text of the GNU General Public License version 2 can be found in "/usr/share/common-licenses/GPL-2".'
const NOTICE = `This program is free software; you can redistribute it and/or modify
it under the terms of the GNU General Public License as published by
the Free Software Foundation; either version 2 of the License, or
(at your option) any later version.

This package is distributed in the hope that it will be useful,
but WITHOUT ANY WARRANTY; without even the implied warranty of
MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
GNU General Public License for more details.

${POINTER}`
const readingsOf = (text: string) => recognise(text).readings

describe('a debian/copyright', () => {
  test('is every licence that it names', () => {
    const text = `${HEAD}${files('*', 'GPL-2+')}${files('lib/*', 'Expat')}${license('GPL-2+', NOTICE)}${license('Expat', listedText('MIT'))}`
    expect(readingsOf(text)).toEqual(['GPL-2.0-or-later AND MIT'])
    expect(recognise(text).parts.map(({ ids, lines }) => [ids, lines])).toEqual([
      [['GPL-2.0-or-later'], [6, 6]],
      [['MIT'], [10, 10]],
    ])
  })

  test.each([
    ['a choice', files('*', 'GPL-2+ or Artistic'), ['GPL-2.0-or-later OR Artistic-1.0-Perl']],
    ['a pointer', files('*', 'GPL-2') + license('GPL-2', POINTER), ['GPL-2.0-only']],
    ['a text under a name of its own', files('*', 'widget') + license('widget', listedText('ISC')), ['ISC']],
    [
      'a text that says more than its name',
      files('*', 'BSD') + license('BSD', listedText('BSD-2-Clause')),
      ['BSD-2-Clause'],
    ],
    [
      'a text in the place of the name',
      `\nFiles: *\nLicense: ${listedText('MIT')
        .replace(/^[\s\S]*?(?=Permission)/, '')
        .replace(/\n/g, '\n ')}`,
      ['MIT'],
    ],
  ])('with %s', (_, stanzas, readings) => {
    expect(readingsOf(HEAD + stanzas)).toEqual(readings)
  })

  test.each([
    ['a rider under a name', files('*', 'GPL-2+') + license('GPL-2+', `${NOTICE}\n\nNot for military use.`)],
    [
      'a changed text under its name',
      files('*', 'Expat') + license('Expat', listedText('MIT').replace('without restriction', 'for study')),
    ],
    ['a name that says nothing', files('*', 'permissive')],
    ['a notice of another licence', files('*', 'LGPL-2.1+') + license('LGPL-2.1+', NOTICE)],
    [
      'two texts of one name, one of them changed',
      files('*', 'Expat') +
        license('Expat', listedText('MIT')) +
        license('Expat', listedText('MIT').replace('without', 'with')),
    ],
  ])('with %s is not called by its id', (_, stanzas) => {
    expect(recognise(HEAD + stanzas).kind).not.toBe('recognised')
  })

  test('is told by its format', () => {
    expect(debianLicenses('License: MIT\n')).toBeNull()
    expect(debianLicenses(HEAD)).toBeNull()
  })
})

test.each([
  ['GPL-2+', 'GPL-2.0-or-later'],
  ['LGPL-2.1', 'LGPL-2.1-only'],
  ['Artistic or GPL-1+', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
  ['BSD-3-clause and Zlib', 'BSD-3-Clause AND Zlib'],
  ['Apache-2.0 with LLVM exception', 'Apache-2.0 WITH LLVM-exception'],
  ['BSD', null],
  ['Apache', null],
  ['public-domain', null],
  ['', null],
])('Debian calls it %s', (name, expression) => {
  expect(debianExpression(name)).toBe(expression)
})
