import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { defineRule, defineSignal, pass } from '../../src/model/rule.ts'
import { known, unknown } from '../../src/model/unknown.ts'
import { progressOf } from '../../src/report/point-progress.ts'

const silent = { why: '', fix: '', references: [] }
const rule = defineRule({
  id: 'license',
  point: 1,
  title: 'License',
  question: '?',
  signals: [
    defineSignal({
      ...silent,
      id: 'license/found',
      title: 'Found',
      needs: ['license'],
      wants: { documents: 'adds' },
      judge: ({ license }) => pass(`It is ${license.spdxId}`),
    }),
  ],
})
const license = known({ spdxId: 'MIT', name: null })
const now = new Date('2026-06-01T00:00:00Z')
const progress = (arrived: Parameters<typeof progressOf>[1]) =>
  progressOf([rule], arrived, DEFAULT_POLICY, now)

test('a point waits for every fact it reads, wanted ones too', () => {
  expect(progress({})).toMatchObject([{ id: 'license', status: null, awaited: ['license', 'documents'] }])
  expect(progress({ license })).toMatchObject([{ status: null, awaited: ['documents'] }])
})

test('and is judged as soon as all are there, known or not', () => {
  const documents = unknown('denied', 'no')
  expect(progress({ license, documents })).toMatchObject([
    { status: 'pass', summary: 'It is MIT', awaited: [] },
  ])
  const lost = unknown('unreachable', 'GitHub does not answer')
  expect(progress({ license: lost, documents })).toMatchObject([
    { status: 'unknown', summary: 'GitHub does not answer', awaited: [] },
  ])
})
