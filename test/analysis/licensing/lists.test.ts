import { expect, test } from 'vitest'
import { entryMistake } from '../../../src/analysis/licensing/lists.ts'

test.each([
  ['deny', 'MIT', null],
  ['deny', 'GPL-2.0-only OR GPL-3.0-only', null],
  ['deny', 'GPL-2.0-only WITH Classpath-exception-2.0', null],
  ['deny', 'LicenseRef-ours', null],
  ['deny', 'NONE', null],
  ['allow', 'MIT AND ISC', null],
  ['deny', 'MTI', 'names no licence'],
  ['deny', 'GPL', 'it may be GPL-1.0-or-later'],
  ['deny', 'MIT AND ISC', 'deny each of them by itself'],
  ['allow', 'Apache-2.0 OR', 'names no licence'],
  ['allow', ' ', 'is empty'],
] as const)('%s %j: %s', (list, entry, mistake) => {
  const found = entryMistake(entry, list)
  if (mistake === null) expect(found).toBeNull()
  else expect(found).toContain(mistake)
})
