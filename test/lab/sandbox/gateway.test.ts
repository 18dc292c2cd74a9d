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
      serverNameOf(Buffer.concat([Buffer.from([22, 3, 1, 0, 99, 1]), bytes]))
      questionOf(Buffer.concat([QUERY.subarray(0, 12), bytes]))
    }),
  )
})

test('the name in a TLS hello', () => {
  const name = Buffer.from('registry.example')
  const list = Buffer.concat([
    Buffer.from([0, 0, 0, name.length + 5, 0, name.length + 3, 0, 0, name.length]),
    name,
  ])
  const body = Buffer.concat([
    Buffer.from([1, 0, 0, 0, 3, 3]),
    Buffer.alloc(32),
    Buffer.from([0, 0, 2, 19, 1, 1, 0, 0, list.length]),
    list,
  ])
  const hello = Buffer.concat([Buffer.from([22, 3, 1, 0, body.length]), body])
  expect(serverNameOf(hello)).toBe('registry.example')
  expect(serverNameOf(hello.subarray(0, 60))).toBe('')
  expect(serverNameOf(Buffer.from('GET / HTTP/1.1'))).toBeNull()
})
