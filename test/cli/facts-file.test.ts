import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadFacts, saveFacts } from '../../src/cli/facts-file.ts'
import type { Collected } from '../../src/model/collected.ts'
import { NO_COST } from '../../src/model/cost.ts'
import { UserError } from '../../src/model/user-error.ts'
import { NOW } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-check-facts-'))
})
afterAll(() => rm(folder, { recursive: true }))

const collected: Collected = {
  target: {
    kind: 'github',
    host: 'github.com',
    owner: 'acme',
    repo: 'widget',
    url: 'https://github.com/acme/widget',
    name: 'acme/widget',
    example: false,
  },
  facts: healthyFacts({ advisories: 'unknown' }),
  asOf: NOW.toISOString(),
  cost: NO_COST,
  notices: [{ level: 'info', text: 'acme/gadget is called acme/widget now' }],
}

test('what is saved is read back as it was', async () => {
  const path = join(folder, 'facts.json')
  await saveFacts(path, collected, NOW)
  expect(await loadFacts(path)).toEqual(collected)
})

test('the example is a facts file', async () => {
  expect((await loadFacts('examples/invented.facts.json')).target.example).toBe(true)
})

test('text in it is cleaned like any text from outside', async () => {
  const facts = healthyFacts({ repository: { description: 'red \u001b[31mtext\u202e' } })
  const path = join(folder, 'hostile.json')
  await saveFacts(path, { ...collected, facts }, NOW)
  const { repository } = (await loadFacts(path)).facts
  expect(repository.known && repository.value.description).toBe('red text')
})

test('a fact that the file does not have is not collected', async () => {
  const { tree: _, ...facts } = collected.facts
  const path = await file({ ...saved(), facts })
  expect((await loadFacts(path)).facts.tree).toMatchObject({ known: false, reason: 'not-collected' })
})

test.each([
  ['no JSON', '{"schemaVersion": 1,', /is not JSON/],
  ['an array', '[]', /has no schemaVersion/],
  ['a scorecard of another version', JSON.stringify({ ...saved(), schemaVersion: 2 }), /version 2/],
  ['no facts', JSON.stringify({ ...saved(), facts: null }), /facts: /],
  [
    'a number that is none',
    JSON.stringify({
      ...saved(),
      facts: { repository: { known: true, evidence: [], value: { stars: 'many' } } },
    }),
    /facts\.repository\.value/,
  ],
  [
    'an unknown reason',
    JSON.stringify({ ...saved(), facts: { tags: { known: false, reason: 'x', detail: '' } } }),
    /tags/,
  ],
  ['a day that is none', JSON.stringify({ ...saved(), asOf: 'yesterday' }), /asOf/],
])('%s is told in one sentence', async (_, content, message) => {
  const path = join(folder, 'broken.json')
  await writeFile(path, content)
  const error = await loadFacts(path).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UserError)
  expect((error as UserError).message).toMatch(message)
})

test('a missing file and a huge one are told', async () => {
  await expect(loadFacts(join(folder, 'nowhere.json'))).rejects.toThrow(/cannot be read \(ENOENT\)/)
  const huge = join(folder, 'huge.json')
  await writeFile(huge, '')
  await truncate(huge, 65 * 1024 * 1024)
  await expect(loadFacts(huge)).rejects.toThrow(/too large/)
})

function saved() {
  return {
    schemaVersion: 1,
    tool: { name: 'oss-check', version: '0' },
    collectedAt: NOW.toISOString(),
    ...collected,
  }
}

async function file(content: unknown): Promise<string> {
  const path = join(folder, 'one.json')
  await writeFile(path, JSON.stringify(content))
  return path
}
