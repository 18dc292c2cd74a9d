import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/judging/evaluate.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { defineRule, defineSignal, fail, pass, type Signal } from '../../src/model/rule.ts'
import { FAULTS, OPEN_QUESTIONS, type UnknownReason, unknown } from '../../src/model/unknown.ts'
import { NOW } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'

const words = { title: 'Trial', why: '', fix: '', references: [] }

/** Reads the tree only of what is not archived. */
const readsLate = defineSignal({
  ...words,
  id: 'trial/late',
  needs: ['repository'],
  wants: { tree: 'decides' },
  judge(facts) {
    if (facts.repository.archived) return fail('It is archived')
    return facts.tree ? pass('It has a tree') : fail('It has no tree')
  },
})
/** Looks at what is known without letting it decide. */
const peeks = defineSignal({
  ...words,
  id: 'trial/peeks',
  needs: [],
  wants: { tree: 'decides' },
  judge: (_facts, { known }) => pass(known.tree ? 'It has a tree' : 'Whatever its tree is'),
})
const shows = defineSignal({
  ...words,
  id: 'trial/shows',
  needs: [],
  wants: { tree: 'adds' },
  judge: ({ tree }) => pass('All is well', { details: { files: tree?.entries.length ?? null } }),
})

function judged(signal: Signal, reason: UnknownReason, archived = false) {
  const rule = defineRule({ id: 'trial', point: null, title: '', question: '', signals: [signal] })
  const facts = healthyFacts({ repository: { archived }, tree: unknown(reason, 'No tree today') })
  return evaluate([rule], facts, DEFAULT_POLICY, NOW).points[0]?.signals[0]
}

describe.each(FAULTS)('a wanted fact hidden by a fault (%s)', (reason) => {
  test('makes an answer unknown for which it was read, and says which fact', () => {
    expect(judged(readsLate, reason)).toMatchObject({
      status: 'unknown',
      score: null,
      summary: 'No tree today',
      missing: [{ fact: 'tree', reason, detail: 'No tree today' }],
    })
  })

  test('leaves an answer that was found without it', () => {
    expect(judged(readsLate, reason, true)).toMatchObject({ status: 'fail', summary: 'It is archived' })
    expect(judged(peeks, reason)).toMatchObject({ status: 'pass', summary: 'Whatever its tree is' })
  })

  test('that only adds leaves every answer', () => {
    expect(judged(shows, reason)).toMatchObject({ status: 'pass', details: { files: null } })
  })
})

test.each(OPEN_QUESTIONS)('without a fault (%s) the signal says what the want of it means', (reason) => {
  expect(judged(readsLate, reason)).toMatchObject({ status: 'fail', summary: 'It has no tree' })
})

test('an answer rests on the evidence of what it needs, unless it brings more exact evidence', () => {
  const evidence = [{ url: 'https://github.com/acme/widget/issues/1', retrievedAt: '2026-06-30T12:00:00Z' }]
  const exact = defineSignal({
    ...readsLate,
    id: 'trial/exact',
    judge: () => pass('So it says', { evidence }),
  })
  expect(judged(exact, 'denied')?.evidence).toEqual(evidence)
  const plain = judged(readsLate, 'not-collected')
  expect(plain?.evidence.map(({ url }) => url)).toEqual(['https://github.com/acme/widget'])
  expect(judged(readsLate, 'denied')?.evidence).toEqual([])
})
