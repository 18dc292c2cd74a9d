import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { canonicalLicense } from '../../../../src/analysis/licensing/spdx-list.ts'
import type { Marks } from '../../../../src/analysis/licensing/text/marks.ts'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'

const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)
const marksPath = new URL('../../../../src/analysis/licensing/text/spdx-marks.json', import.meta.url)
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
  // Of the HPND family some differ by a sentence that another has too; exceptions alone are no licence.
  const ids = Object.keys(list).filter((id) => !/^HPND-|^OGC-|-with-/.test(id))

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
])('a licence with %s is not called by its id', (_, text) => {
  expect(recognise(text).kind).not.toBe('recognised')
})

describe('several licences in one text', () => {
  const BSD = textOf('BSD-3-Clause').replace('<year> <owner>', '2021 Widget Ltd')
  const GPL = textOf('GPL-3.0-only')
  const rolesOf = (text: string) => recognise(text).parts.map(({ kind, ids }) => `${kind} ${ids[0]}`)

  test('without a word on how they go together leave that open', () => {
    expect(recognise(`${MIT}\n\n${APACHE}`)).toMatchObject({
      kind: 'recognised',
      ids: ['MIT', 'Apache-2.0'],
      readings: ['MIT AND Apache-2.0', 'MIT OR Apache-2.0'],
    })
  })

  test('of which one is to be chosen are a choice', () => {
    const intro =
      'Widget is dual licensed. At your choice you may use it under the MIT license or the GPLv3.\n\n'
    const choice = ['MIT OR GPL-3.0-only', 'MIT OR GPL-3.0-or-later']
    expect(recognise(`${intro}${MIT}\n\n${GPL}`).readings).toEqual(choice)
    expect(recognise(intro + MIT).readings).toEqual(choice)
  })

  test.each([
    ['All the remaining files are', ['MIT AND Apache-2.0']],
    ['Everything else is', ['MIT AND Apache-2.0']],
    ['Besides, it is', ['MIT AND Apache-2.0', 'MIT OR Apache-2.0']],
  ])('each for files of its own bind together: %s', (rest, readings) => {
    const text = `This project is covered by two different licenses: MIT and Apache.\n\nMIT License\n\n${MIT}\n\n${rest} covered by the Apache license:\n\n${APACHE}`
    expect(recognise(text)).toMatchObject({ kind: 'recognised', readings })
  })

  test('to be chosen from, and each for files of its own, leave it open', () => {
    const text = `Widget is dual licensed.\n\n${MIT}\n\nEverything else is covered by the Apache license:\n\n${APACHE}`
    expect(recognise(text).readings).toEqual(['MIT AND Apache-2.0', 'MIT OR Apache-2.0'])
  })

  test('the same one again stays one', () => {
    const other = MIT.replace('Acme', 'Widget Ltd')
    expect(recognise(`${MIT}\n\n${other}\n\n${MIT}`)).toMatchObject({ ids: ['MIT'], readings: ['MIT'] })
  })

  test('of bundled components are not its own', () => {
    const text = `${MIT}\n\nThis software includes code from widget.js, which is licensed as follows:\n\n${BSD}`
    expect(recognise(text)).toMatchObject({ kind: 'recognised', ids: ['MIT'], readings: ['MIT'] })
    expect(rolesOf(text)).toEqual(['own MIT', 'bundled BSD-3-Clause'])
    const list = `Third-party licenses\n\nwidget.js\n\n${BSD}\n\nleft-pad\n\n${MIT}`
    expect(recognise(list)).toMatchObject({ kind: 'recognised', ids: [], readings: [] })
  })

  test('an exception and "or later" belong to the licence they follow', () => {
    const { exceptions, headers }: Marks = JSON.parse(readFileSync(marksPath, 'utf8'))
    const classpath = exceptions['Classpath-exception-2.0']?.text ?? ''
    const notice = (headers['GPL-2.0-or-later']?.text ?? '').replace(/<.*?>/g, 'Widget')
    expect(recognise(`${textOf('GPL-2.0-only')}\n\n${classpath}`).readings).toEqual([
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'GPL-2.0-or-later WITH Classpath-exception-2.0',
    ])
    expect(recognise(notice).readings).toEqual(['GPL-2.0-or-later'])
  })
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
