import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import published from '../../../../schema/evidence.schema.json' with { type: 'json' }
import { EVIDENCE_SCHEMA, evidenceDocument } from '../../../../src/sources/evidence/lab/evidence-schema.ts'
import { healthyValues } from '../../../support/healthy.ts'

test('the published schema is the one the program uses', async () => {
  const schema = {
    title: 'oss-check evidence of the lab',
    ...z.toJSONSchema(evidenceDocument, { io: 'input' }),
  }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../../schema/evidence.schema.json',
  )
})

test('what is written is valid, and what says too little is not', () => {
  const validate = new Ajv2020({ strict: true, strictTuples: false }).compile(published)
  const { sandbox, marathon } = healthyValues()
  for (const run of [...sandbox, ...marathon]) {
    const document = JSON.parse(JSON.stringify({ schema: EVIDENCE_SCHEMA, ...run }))
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...document, subject: undefined })).toBe(false)
  }
})
