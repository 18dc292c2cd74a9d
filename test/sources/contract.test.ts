import { expect, test } from 'vitest'
import { FACT_NAMES, type FactName } from '../../src/model/facts.ts'
import { projectSource } from '../../src/sources/adopter/source.ts'
import { ECOSYSTEMS } from '../../src/sources/ecosystem/index.ts'
import { labSource } from '../../src/sources/evidence/lab/source.ts'
import { FACTS_OF_GITHUB } from '../../src/sources/forge/github/index.ts'
import { FACTS_OF_GIT } from '../../src/sources/git/source.ts'
import { MERGES } from '../../src/sources/merge.ts'
import { netOf } from '../support/github-client.ts'

const now = () => new Date(0)
const access = {
  net: netOf(),
  folder: '.',
  home: '.',
  standingOf: () => 'trusted' as const,
  env: {},
  userAgent: 'test',
  node: '24.0.0',
  now,
}

test('every fact has a source that can tell it', async () => {
  const ecosystems = await Promise.all(ECOSYSTEMS.map((one) => one.load()))
  const told = new Set<FactName>([
    ...labSource({ folder: '.', takes: () => true }, { kind: 'path', path: '.' }, 'github.com').provides,
    ...ecosystems.flatMap((one) => projectSource(one, '.', async () => null, now).provides),
    ...ecosystems.flatMap((one) => one.openRegistry(access).provides),
    ...FACTS_OF_GIT,
    ...FACTS_OF_GITHUB,
  ])
  expect(FACT_NAMES.filter((name) => !told.has(name))).toEqual([])
})

test('what a clone and its forge may both tell has a declared merge', () => {
  const both = FACTS_OF_GITHUB.filter((name) => FACTS_OF_GIT.includes(name))
  expect(Object.keys(MERGES).sort()).toEqual([...both].sort())
})
