import { expect, test } from 'vitest'
import { isExcluded } from '../../src/inventory/excluded.ts'

test.each([
  [
    'test/fixtures',
    ['test/fixtures', 'test/fixtures/a/package-lock.json'],
    ['test/fixtures2', 'a/test/fixtures'],
  ],
  ['test/fixtures/', ['test/fixtures/a.lock'], ['test']],
  ['./test/fixtures/**', ['test/fixtures', 'test/fixtures/a'], ['test', 'src']],
  ['**/fixtures/**', ['fixtures/a', 'x/y/fixtures/a', 'x/fixtures'], ['x/fixtures2/a', 'a']],
  ['**/*.csproj', ['a/b.csproj', 'b.csproj'], ['a.csproj.lock']],
  ['go.mod', ['go.mod'], ['sub/go.mod', 'go.mod2']],
  ['**', ['a', 'a/b'], []],
  ['./', [], ['a', 'a/b']],
])('%s', (pattern, out, within) => {
  expect(out.filter((path) => !isExcluded(path, [pattern]))).toEqual([])
  expect(within.filter((path) => isExcluded(path, [pattern]))).toEqual([])
})
