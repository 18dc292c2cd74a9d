import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { attributionOf } from '../../../src/notices/attribution.ts'
import type { NoticesDocument } from '../../../src/report/notices/document.ts'
import {
  NOTICES_FORMAT_NAMES,
  NOTICES_FORMATS,
  type NoticesFormatName,
  noticesFormatOf,
} from '../../../src/report/notices/index.ts'
import { NOTICES_SCHEMA } from '../../../src/report/notices/schema.ts'
import { component } from '../../support/component.ts'

const HOSTILE = '\u001b[2J<script>alert(1)</script> ``` [x](javascript:1) \u202e@everyone'

const documentOf = (text: string, name = 'shop'): NoticesDocument => ({
  project: { name, version: '1.0.0' },
  ...attributionOf([
    { component: component('a@1.0.0'), license: 'MIT', files: [{ path: 'LICENSE', text }], why: null },
    { component: component('b@2.0.0'), license: null, files: null, why: 'the registry did not answer' },
    { component: component('c@3.0.0'), license: HOSTILE, files: [], why: null },
  ]),
})

async function drawn(name: NoticesFormatName, document: NoticesDocument): Promise<string> {
  const { draw } = await NOTICES_FORMATS[name].load()
  return draw(document)
}

describe.each(NOTICES_FORMAT_NAMES)('%s', (name) => {
  test('has every component, its text, its copyright and what is lacking', async () => {
    const text = await drawn(name, documentOf('Copyright 2020 Ada Lovelace\n\nDo as you like.'))
    for (const words of ['Ada Lovelace', 'Do as you like.', 'the registry did not answer', 'no licence text'])
      expect(text).toContain(words)
  })

  test('a hostile text does nothing', async () => {
    const text = await drawn(name, documentOf(`${HOSTILE}\nSecond line`, HOSTILE))
    expect(text).not.toMatch(/\u001b|\u202e/)
    if (name === 'html') expect(text).not.toContain('<script')
    if (name === 'markdown') {
      const fences = text.split('\n').filter((line) => /^`{3,}/.test(line))
      expect(fences).toEqual(['````text', '````'])
      expect(text.split('````')[0]).not.toContain('[x](javascript')
    }
  })

  test('without components', async () => {
    const nothing = { project: { name: null, version: null }, components: [], texts: [], lacking: [] }
    expect(await drawn(name, nothing)).toMatch(/no components of others|"components": \[\]/)
  })
})

test.each([
  ['NOTICES.md', 'markdown'],
  ['docs/notices.HTML', 'html'],
  ['third-party.json', 'json'],
  ['NOTICE.txt', 'text'],
  ['NOTICE', null],
  ['notices.pdf', null],
])('%s is written as %s', (path, expected) => {
  expect(noticesFormatOf(path)).toBe(expected)
})

test('the published schema is the one of the program, and what is written is valid', async () => {
  const schema = { title: 'oss-check notices', ...z.toJSONSchema(NOTICES_SCHEMA) }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../schema/notices.schema.json',
  )
  const written = JSON.parse(await drawn('json', documentOf('Copyright 2020 Ada Lovelace')))
  expect(NOTICES_SCHEMA.parse(written)).toEqual(written)
  expect(NOTICES_SCHEMA.safeParse({ ...written, surprise: 1 }).success).toBe(false)
})
