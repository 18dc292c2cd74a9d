import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { rules } from '../../rules/index.ts'
import { policySchema } from '../../src/policy/schema.ts'

const published = { title: 'oss-check policy', ...z.toJSONSchema(policySchema(rules), { io: 'input' }) }

test('the published schema is the one the tool checks with', async () => {
  await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(
    '../../schema/policy.schema.json',
  )
})

const asAnEditor = new Ajv2020().compile(published)

test.each([
  ['kind: tool', true],
  ['targets: { "github.com/acme/*": { willingness: fund } }', true],
  ['licence: MIT', false],
  ['usage: { link: sideways }', false],
])('an editor that reads it judges %s as the tool does', (text, valid) => {
  expect(asAnEditor(parse(text))).toBe(valid)
  expect(policySchema(rules).safeParse(parse(text)).success).toBe(valid)
})
