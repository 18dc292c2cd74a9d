import { expect, test } from 'vitest'
import { outageNotices, outageOf } from '../../src/judging/outage.ts'
import { FACT_DEFINITIONS, FACT_NAMES, type Facts } from '../../src/model/facts.ts'
import { unknown } from '../../src/model/unknown.ts'
import { healthyFacts } from '../support/facts.ts'

const lost = unknown('unreachable', 'GitHub does not answer')

function without(names: readonly string[], facts = healthyFacts()): Facts {
  return { ...facts, ...Object.fromEntries(names.map((name) => [name, lost])) }
}
const ofProject = FACT_NAMES.filter((name) => FACT_DEFINITIONS[name].about === 'project')

test('nothing is hidden where everything was read, or nothing could be expected', () => {
  expect(outageOf(healthyFacts())).toBeNull()
  const absent = unknown('not-collected', 'No registry knows it')
  expect(outageOf(healthyFacts({ package: absent, adopters: absent }))).toBeNull()
})

test('a partial answer is told in one line', () => {
  const facts = without(['issues', 'pulls'])
  expect(outageOf(facts)).toEqual({ fault: lost, hidden: 2, of: ofProject.length, total: false })
  expect(outageNotices(facts)).toEqual([
    { level: 'warning', text: `2 of ${ofProject.length} facts could not be read: GitHub does not answer` },
  ])
})

test('what is known of you does not make it less total', () => {
  const facts = without(ofProject)
  expect(facts.project.known && facts.sandbox.known).toBe(true)
  expect(outageOf(facts)?.total).toBe(true)
})

test('one fact that is known makes it partial', () => {
  for (const name of ofProject) {
    expect(outageOf(without(ofProject.filter((one) => one !== name)))?.total, name).toBe(false)
  }
})
