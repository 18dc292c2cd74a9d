import { expect, test } from 'vitest'
import { FACT_NAMES } from '../../src/model/facts.ts'
import { FACTS_OF_NPM } from '../../src/sources/ecosystem/npm/source.ts'
import { labSource } from '../../src/sources/evidence/lab/source.ts'
import { FACTS_OF_GITHUB } from '../../src/sources/forge/github/index.ts'
import { FACTS_OF_GIT } from '../../src/sources/git/source.ts'
import { MERGES } from '../../src/sources/merge.ts'

const lab = labSource('.', { kind: 'path', path: '.' }, 'github.com')
const PROVIDED: Readonly<Record<string, readonly string[]>> = {
  lab: lab.provides,
  adopter: ['project'],
  git: FACTS_OF_GIT,
  github: FACTS_OF_GITHUB,
  npm: FACTS_OF_NPM,
}

test('every fact has a source that can tell it', () => {
  const told = new Set(Object.values(PROVIDED).flat())
  expect(FACT_NAMES.filter((name) => !told.has(name))).toEqual([])
})

test('what a clone and its forge may both tell has a declared merge', () => {
  const both = FACTS_OF_GIT.filter((name) => PROVIDED.github?.includes(name))
  expect(Object.keys(MERGES).sort()).toEqual([...both].sort())
})
