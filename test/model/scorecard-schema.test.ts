import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { rules } from '../../rules/index.ts'
import published from '../../schema/scorecard.schema.json' with { type: 'json' }
import { example } from '../../src/cli/example.ts'
import { judge } from '../../src/judging/scorecard.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { scorecardSchema } from '../../src/model/scorecard-schema.ts'

test('the published schema is the one the program uses', async () => {
  const schema = { title: 'oss-check scorecard', ...z.toJSONSchema(scorecardSchema) }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../schema/scorecard.schema.json',
  )
})

test('the example’s scorecard is valid, and one with a stray field is not', () => {
  const validate = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true }).compile(
    published,
  )
  const { scorecard } = judge(example, rules, DEFAULT_POLICY, new Date('2026-07-01T00:00:00Z'))
  const json = JSON.parse(JSON.stringify(scorecard))
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true)
  expect(validate({ ...json, verdict: 'perhaps' })).toBe(false)
  expect(validate({ ...json, surprise: 1 })).toBe(false)
})
