import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import published from '../../../schema/scan.schema.json' with { type: 'json' }
import { scanOf } from '../../../src/judging/components/scan-result.ts'
import { SCAN_SCHEMA } from '../../../src/judging/components/scan-schema.ts'
import { NO_COST } from '../../../src/model/cost.ts'
import { aComponent, aPolicy, aWaiver, declared, judged, TODAY } from './support.ts'

test('the published schema is the one of the program', async () => {
  const schema = { title: 'oss-check scan', ...z.toJSONSchema(SCAN_SCHEMA) }
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../../schema/scan.schema.json')
})

test('a scan with something of everything is valid, and one with a stray field is not', () => {
  const validate = new Ajv2020({ strict: true, formats: { 'date-time': true } }).compile(published)
  const policy = aPolicy({ waivers: [aWaiver(), aWaiver({ target: 'npm:gone' })] })
  const components = ['MIT', 'GPL-3.0-only', null].map((license) => judged(declared(license), policy))
  const scan = scanOf({
    inventories: [
      {
        file: 'package-lock.json',
        format: 'package-lock 3',
        project: { name: 'acme', version: '1.0.0' },
        components: [aComponent()],
        notes: ['It does not tell who asks for what'],
      },
    ],
    components,
    unread: [{ file: 'bun.lockb', line: null, message: 'It is binary', hint: 'Save it as text' }],
    policy,
    notices: [{ level: 'info', text: 'told' }],
    cost: { ...NO_COST, hosts: [{ host: 'registry.npmjs.org', requests: 1, bytes: 100 }] },
    now: TODAY,
  })
  const json = JSON.parse(JSON.stringify(scan))
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true)
  expect(validate({ ...json, surprise: 1 })).toBe(false)
  expect(validate({ ...json, gate: { status: 'none', reason: '' } })).toBe(false)
})
