import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerTo, questionOf } from '../../../src/lab/sandbox/dns.ts'
import { serverNameOf } from '../../../src/lab/sandbox/server-name.ts'

const QUERY = Buffer.from(
  '12340100000100000000000004657669 6c076578616d706c650000010001'.replace(' ', ''),
  'hex',
)

test('a question is read and answered with the address, others with nothing', () => {
  const question = questionOf(QUERY)
  expect(question).toEqual({ name: 'evil.example', type: 1, length: QUERY.length })
  if (!question) return
  const answer = Buffer.from(answerTo(QUERY, question, '127.64.0.9'))
  expect(answer.subarray(0, 2)).toEqual(QUERY.subarray(0, 2))
  expect([...answer.subarray(-4)]).toEqual([127, 64, 0, 9])
  expect(answerTo(QUERY, { ...question, type: 28 }, '127.64.0.9')).toHaveLength(QUERY.length)
})

test('no bytes from inside break the readers', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      questionOf(bytes)
      serverNameOf(bytes)
      questionOf(Buffer.concat([QUERY.subarray(0, 12), bytes]))
    }),
  )
})
