import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { canonicalLicense } from '../../../../src/analysis/licensing/names.ts'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'

const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)
const textOf = (id: string) => list[id]?.licenseText ?? ''
const MIT = textOf('MIT')
  .replace('<year>', '2020')
  .replace('<copyright holders>', 'Acme')
  .replace(/\n(?!\n)/g, ' ')
const APACHE = textOf('Apache-2.0')

/** Ids that stand for the text of `id`: itself, what replaces it, and for GNU licences the other grant. */
function isItself(id: string, ids: readonly string[]): boolean {
  const family = (name: string) => name.replace(/(?:\+|-only|-or-later)$/, '')
  return ids.some((found) => found === canonicalLicense(id) || family(found) === family(id))
}

function rewrapped(text: string): string {
  return text.replace(/(\S+\s+){9}/g, (words) => `${words.replace(/\s+/g, ' ').trim()}\n`)
}

describe('every text of the SPDX list', () => {
  // A part of the texts in each property keeps the suite quick; `npm run bench:license` takes them all.
  const ids = Object.keys(list)

  test.each([0, 1])('is recognised as itself, in its own lines and in others (%i)', (part) => {
    for (const id of ids.filter((_, index) => index % 10 === part)) {
      const text = part === 0 ? textOf(id) : rewrapped(textOf(id))
      const found = recognise(text)
      expect(found.kind === 'recognised' && isItself(id, found.ids), `${id}: ${JSON.stringify(found)}`).toBe(
        true,
      )
    }
  })

  test('is never taken for another one when years and names change', () => {
    for (const id of ids.filter((_, index) => index % 10 === 2)) {
      const changed = textOf(id)
        .replace(/<year>|\[yyyy\]/g, '2019')
        .replace(
          /<copyright holders?>|<owner>|\[name of copyright owner\]/g,
          'Acme Widgets GmbH <info@acme.example>',
        )
        .replace(/^(\s*copyright\s+(?:\(c\)|©)?\s*)\d{4}/gim, '$12024')
      const found = recognise(changed)
      expect(found.kind !== 'recognised' || isItself(id, found.ids), `${id}: ${JSON.stringify(found)}`).toBe(
        true,
      )
    }
  })
})

test.each([
  [
    'other holders',
    MIT.replace(
      'Copyright (c) 2020 Acme',
      'Copyright (c) 2015-present Foo <foo@bar.com> (https://foo.bar)\nCopyright © 2020 the widget team, and others',
    ),
  ],
  ['all rights reserved', MIT.replace('Acme', 'Jane Q. Public. All rights reserved.')],
  ['Windows line ends', MIT.replace(/\n/g, '\r\n')],
  [
    'comment signs',
    MIT.split('\n')
      .map((line) => ` * ${line}`)
      .join('\n'),
  ],
  ['a heading before', `# License\n\nThis project is licensed under the terms of the MIT license.\n\n${MIT}`],
  ['no title', MIT.replace('MIT License', '')],
])('MIT with %s is MIT', (_, text) => {
  expect(recognise(text)).toMatchObject({ kind: 'recognised', ids: ['MIT'] })
})

test('the appendix of Apache-2.0 may be left out, and a BSD names its own holders', () => {
  expect(recognise(APACHE.slice(0, APACHE.indexOf('END OF TERMS')))).toMatchObject({ ids: ['Apache-2.0'] })
  const bsd = textOf('BSD-3-Clause').replace('the copyright holder nor', 'Google Inc. nor')
  expect(recognise(bsd)).toMatchObject({ kind: 'recognised', ids: ['BSD-3-Clause'] })
})

test('a GNU text leaves open whether later versions may be chosen', () => {
  expect(recognise(textOf('GPL-2.0-only'))).toMatchObject({ ids: ['GPL-2.0-only', 'GPL-2.0-or-later'] })
})

const COMMONS_CLAUSE = `"Commons Clause" License Condition v1.0

The Software is provided to you by the Licensor under the License, as defined below, subject to the following condition. Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.

`

test.each([
  ['Commons Clause before', COMMONS_CLAUSE + MIT],
  ['Commons Clause behind', `${MIT}\n\n${COMMONS_CLAUSE}`],
  ['an AI rider', `${MIT}\n\nThe Software may not be used to train machine learning models.`],
  ['a rider of two words', MIT.replace('following conditions:', 'following conditions, AI excluded:')],
  ['a field of use', MIT.replace('without restriction', 'for non-commercial purposes')],
  ['a place', MIT.replace('to any person', 'to any person outside Atlantis')],
  ['a kind of person', MIT.replace('any person obtaining', 'any Vegan person obtaining')],
  ['one word turned round', MIT.replace('shall be included', 'shall not be included')],
  ['rights left out', MIT.replace('sublicense, and/or sell', 'and sublicense')],
  ['a condition left out', MIT.replace(/The above copyright notice.*?Software\./s, '')],
  ['a term in the copyright notice', MIT.replace('Acme', 'Acme. Not for Example Corp')],
  ['terms behind', `${APACHE}\n\nAdditional terms: you may not offer this as a service.`],
  ['a clause taken out', APACHE.replace(/3\. Grant of Patent License[\s\S]*?(?=4\. Redistribution)/, '')],
  ['another name', MIT.replace('MIT License', 'Acme Public License 1.0')],
  [
    'an exception behind',
    `${textOf('GPL-2.0-only')}\n\nAs a special exception, you may link this with anything.`,
  ],
  ['a second licence behind', `${MIT}\n\n${APACHE}`],
])('a licence with %s is not called by its id', (_, text) => {
  expect(recognise(text).kind).not.toBe('recognised')
})

test('says what was changed', () => {
  expect(recognise(MIT.replace('without restriction', 'for non-commercial purposes'))).toMatchObject({
    kind: 'modified',
    ids: ['MIT'],
    difference: 'says "for noncommercial purposes" for "without restriction"',
  })
})

test.each(['', 'See COPYING', 'All rights reserved.', 'word '.repeat(30_000)])(
  'other texts are unknown',
  (text) => {
    expect(recognise(text)).toMatchObject({ kind: 'unknown', ids: [] })
  },
)

describe('an altered text', () => {
  const rider = 'The Software may not be used to train machine learning models.'
  const readingsOf = (text: string) => recognise(text).readings

  test('is one reference of its own, however it is laid out', () => {
    const [reference] = readingsOf(`${MIT}\n\n${rider}`)
    expect(reference).toMatch(/^LicenseRef-MIT-modified-[0-9a-f]{16}$/)
    expect(readingsOf(rewrapped(`${MIT}\n\n* ${rider.toUpperCase()}`))).toEqual([reference])
  })

  test('is never the reference of another text', () => {
    expect(readingsOf(`${MIT}\n\n${rider}`)).not.toEqual(readingsOf(`${MIT}\n\n${rider} Not even once.`))
    expect(readingsOf('Use it as you like.')).not.toEqual(readingsOf('Use it as we like.'))
  })
})
