import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { listedText, marks } from '../../../support/license-texts.ts'

const require = createRequire(import.meta.url)
const list: Record<string, unknown> = require('spdx-license-list/spdx-full.json')

test('the marks are of the version of the list that is installed; else run `npm run license-marks`', () => {
  const readme = readFileSync(require.resolve('spdx-license-list/readme.md'), 'utf8')
  expect(readme).toContain(`SPDX License List version ${marks.version} `)
})

test('every mark lies in its text, and every expression is one', () => {
  for (const [id, all] of Object.entries(marks.licenses)) {
    expect(list, id).toHaveProperty([id])
    const { length } = listedText(id)
    for (const [from, to, match] of all) {
      expect(from >= 0 && from <= to && to <= length, `${id} ${from}-${to}`).toBe(true)
      expect(() => new RegExp(match ?? ''), id).not.toThrow()
    }
  }
})
