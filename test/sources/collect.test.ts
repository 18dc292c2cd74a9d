import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeListing } from '../../src/model/facts/listing.ts'
import type { FactName } from '../../src/model/facts.ts'
import { FAULTS, known, OPEN_QUESTIONS, type UnknownReason, unknown } from '../../src/model/unknown.ts'
import { collect } from '../../src/sources/collect.ts'
import { MERGES } from '../../src/sources/merge.ts'
import {
  defineSource,
  type Source,
  SubjectNotFound,
  silentSource,
  sourceFoundBy,
} from '../../src/sources/source.ts'

type Answer = UnknownReason | 'known'

const fault = fc.constantFrom(...FAULTS)
const open = fc.constantFrom(...OPEN_QUESTIONS)
const CONTESTED = Object.keys(MERGES)

/** A source that answers so for tags, and how often it was asked. */
function telling(id: string, answer: Answer) {
  const asked: string[] = []
  const source = defineSource(id, {
    tags: async () => {
      asked.push(id)
      if (answer !== 'known') return unknown(answer, id)
      return known(wholeListing([]), [{ url: id, retrievedAt: '' }])
    },
  })
  return { source, asked }
}

async function tagsOf(sources: readonly Source[]) {
  return (await collect(new Set<FactName>(['tags']), sources)).tags
}

describe('of several sources', () => {
  test('the first that knows is believed, and nobody behind it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fault, open)),
        fc.array(fc.oneof(fault, open)),
        async (before, after) => {
          const silent = before.map((answer, index) => telling(`before ${index}`, answer))
          const knows = telling('knows', 'known')
          const never = after.map((answer, index) => telling(`after ${index}`, answer))
          const fact = await tagsOf([...silent, knows, ...never].map(({ source }) => source))
          expect(fact).toMatchObject({ known: true, evidence: [{ url: 'knows' }] })
          expect(never.flatMap(({ asked }) => asked)).toEqual([])
        },
      ),
    )
  })

  test('all silent: the first fault is the reason, however many only cannot tell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(open),
        fault,
        fc.array(fc.oneof(fault, open)),
        async (before, reason, after) => {
          const answers = [...before, reason, ...after]
          const sources = answers.map((answer, index) => telling(`source ${index}`, answer).source)
          expect(await tagsOf(sources)).toEqual(unknown(reason, `source ${before.length}`))
        },
      ),
    )
  })

  test('all silent without a fault: the first reason', async () => {
    const sources = [telling('one', 'too-little-data').source, telling('two', 'not-collected').source]
    expect(await tagsOf(sources)).toEqual(unknown('too-little-data', 'one'))
  })

  test('what two may tell is declared: a fact told twice without that is a bug', async () => {
    const twice = [1, 2].map(() => defineSource('npm', { adopters: async () => unknown('denied', '') }))
    await expect(collect(new Set<FactName>(['adopters']), twice)).rejects.toThrow(
      /npm and npm both tell adopters/,
    )
    expect(CONTESTED).toEqual(['commits', 'tags', 'tree', 'documents'])
  })
})

test('what no source provides is not collected', async () => {
  expect(await tagsOf([])).toMatchObject({ known: false, reason: 'not-collected' })
  const asked = await collect(new Set(), [telling('tags', 'known').source])
  expect(asked.tags).toEqual(unknown('not-collected', 'No rule asked for it'))
})

test('each fact is told as it arrives, and only a source that provides it is asked', async () => {
  const told: string[] = []
  const deaf: Source = { id: 'deaf', provides: ['commits'], read: () => Promise.reject(new Error('asked')) }
  const sources = [deaf, telling('tags', 'known').source]
  const facts = await collect(new Set<FactName>(['tags', 'owner']), sources, (name, fact) => {
    told.push(`${name} ${fact.known}`)
  })
  expect(told.toSorted()).toEqual(['owner false', 'tags true'])
  expect(facts.owner).toEqual(unknown('not-collected', 'Nothing in this run can tell'))
})

test('a fact that one source tells needs no merge', async () => {
  const only = defineSource('npm', { adopters: async () => unknown('denied', 'No') })
  const { adopters } = await collect(new Set<FactName>(['adopters']), [only])
  expect(adopters).toEqual(unknown('denied', 'No'))
})

test('a silent source gives its one reason for every fact it could tell', async () => {
  const lost = unknown('unreachable', 'No answer')
  const silent = silentSource('npm', ['tags', 'adopters'], lost)
  const facts = await collect(new Set<FactName>(['tags', 'adopters']), [silent])
  expect([facts.tags, facts.adopters]).toEqual([lost, lost])
})

describe('a source that has to be found', () => {
  const found = (find: () => Promise<Source>) => tagsOf([sourceFoundBy('github', ['tags'], find)])

  test('is looked for once, when it is first asked', async () => {
    let looked = 0
    const source = sourceFoundBy('github', ['tags', 'commits'], async () => {
      looked++
      return telling('found', 'known').source
    })
    expect(looked).toBe(0)
    await Promise.all([source.read('tags'), source.read('tags')])
    expect(looked).toBe(1)
    expect(await source.read('commits')).toMatchObject({ reason: 'not-collected' })
  })

  test('and is not there ends as unknown; any other error is told', async () => {
    const gone = new SubjectNotFound('There is no repository a/b', 'Check it')
    expect(await found(() => Promise.reject(gone))).toEqual(
      unknown('not-collected', 'There is no repository a/b'),
    )
    await expect(found(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  })
})
