import { expect, test } from 'vitest'
import { parseByteSize } from '../../src/policy/scalars.ts'

test.each<[string | number, number | null]>([
  [1234, 1234],
  ['0', 0],
  ['12', 12],
  ['12b', 12],
  ['2 MB', 2_000_000],
  ['2mb', 2_000_000],
  [' 1.5 kB ', 1500],
  ['1 KiB', 1024],
  ['1 MiB', 1_048_576],
  ['2G', 2_000_000_000],
  ['0.0001 kB', 0],
  ['0.0006 kB', 1],
  ['', null],
  ['MB', null],
  ['-1 MB', null],
  ['1 TB', null],
  ['1..5 MB', null],
  ['about 2 MB', null],
  ['2 MB each', null],
])('%j is %j bytes', (given, bytes) => {
  expect(parseByteSize(given)).toBe(bytes)
})
