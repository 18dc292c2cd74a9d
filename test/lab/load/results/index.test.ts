import { expect, test } from 'vitest'
import { READERS, readToolResult } from '../../../../src/lab/load/results/index.ts'
import { UserError } from '../../../../src/model/user-error.ts'
import { RUNS } from './runs.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')

test.each(RUNS)('$name', ({ text, expected }) => {
  expect(readToolResult(bytes(text))).toMatchObject(expected)
})

test('every reader has a run of its own here, and reads no other', () => {
  for (const { tool } of READERS) expect(RUNS.map(({ expected }) => expected.tool)).toContain(tool)
})

test.each(RUNS)('$name: marked UTF-8 and UTF-16 as PowerShell writes it', ({ text, expected }) => {
  const swapped = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  for (const encoded of [
    bytes(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    swapped,
  ]) {
    expect(readToolResult(encoded)).toMatchObject(expected)
  }
})

test.each(RUNS)('$name: two of them behind each other are refused', ({ text }) => {
  for (const between of ['', '\n', '\r\n']) {
    expect(() => readToolResult(bytes(`${text}${between}${text}`))).toThrow(UserError)
  }
})

test.each(RUNS.filter(({ text }) => text.startsWith('{')))(
  '$name: in a list of two is refused, alone in one is read',
  (run) => {
    expect(() => readToolResult(bytes(`[${run.text},${run.text}]`))).toThrow(UserError)
    expect(readToolResult(bytes(`[${run.text}]`))).toMatchObject(run.expected)
  },
)

test.each([
  ['empty', ''],
  ['some JSON', '{"a":1}'],
  ['JSON that is cut off', '{"metrics":{"http_reqs":'],
  ['prose', 'Requests were made.'],
])('%s is refused', (_, text) => {
  expect(() => readToolResult(bytes(text))).toThrow(UserError)
})
