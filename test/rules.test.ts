import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { evaluate, factsNeeded } from '../src/judging/evaluate.ts'
import { DEFAULT_POLICY } from '../src/model/policy.ts'
import { FAULTS, unknown } from '../src/model/unknown.ts'
import { describeRules } from '../src/report/rules.ts'
import { NOW } from './support/build-facts.ts'
import { healthyFacts } from './support/facts.ts'

const POINT_IDS = [
  'license',
  'activity',
  'community',
  'core-team',
  'industry',
  'sandbox',
  'marathon',
  'fit',
  'resolution',
  'support',
]
const signals = rules.flatMap((rule) => rule.signals.map((signal) => ({ id: signal.id, rule, signal })))

test('the ten points, in the order of the checklist', () => {
  expect(rules.map((rule) => rule.id)).toEqual(POINT_IDS)
  expect(rules.map((rule) => rule.point)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('every folder in rules/ is registered, and has tests', () => {
  const folders = readdirSync('rules', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map((folder) => folder.name).sort()).toEqual([...POINT_IDS].sort())
  for (const id of rules.filter((rule) => rule.signals.length > 0).map((rule) => rule.id))
    expect(existsSync(`test/rules/${id}`) || existsSync(`test/rules/${id}.test.ts`), id).toBe(true)
})

test('every signal has a table of cases', () => {
  const tests = readdirSync('test/rules', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`test/rules/${name}`, 'utf8'))
  const untested = signals.filter(({ id }) => !tests.some((code) => code.includes(`'${id}'`)))
  expect(untested.map(({ id }) => id)).toEqual([])
})

test('every rule says what it is to the verdict, and who may answer it', () => {
  const said = Object.fromEntries(rules.map(({ id, role, attestable }) => [id, [role, attestable]]))
  expect(said).toEqual({
    license: ['indispensable', false],
    activity: ['indispensable', false],
    community: ['essential', false],
    'core-team': ['essential', false],
    industry: ['indicative', true],
    sandbox: ['ordinary', true],
    marathon: ['ordinary', true],
    fit: ['ordinary', true],
    resolution: ['essential', false],
    support: ['about-you', true],
  })
})

test('signal ids are unique', () => {
  expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length)
})

test('docs/rules.md is what the rules say', async () => {
  await expect(describeRules(rules)).toMatchFileSnapshot('../docs/rules.md')
})

describe.each(signals)('$id', ({ id, rule, signal }) => {
  test('says what it is', () => {
    expect(id).toMatch(new RegExp(`^${rule.id}/[a-z0-9]+(-[a-z0-9]+)*$`))
    for (const prose of [signal.title, signal.why, signal.fix]) expect(prose.length).toBeGreaterThan(10)
    expect(signal.references.length).toBeGreaterThan(0)
    for (const option of Object.values(signal.options ?? {})) {
      expect(option.about.length).toBeGreaterThan(10)
      expect(option.source.length).toBeGreaterThan(5)
    }
  })

  test('is unknown when a fact it needs is', () => {
    for (const need of signal.needs) {
      for (const reason of FAULTS) {
        const facts = healthyFacts({ [need]: unknown(reason, `lost ${need}`) })
        const finding = findingOf(id, facts)
        expect(finding?.status).toBe('unknown')
        expect(finding?.score).toBeNull()
        expect(finding?.missing).toEqual([{ fact: need, reason, detail: `lost ${need}` }])
      }
    }
  })

  test('a fault in any fact leaves it as it is, or makes it unknown', () => {
    const whole = findingOf(id, healthyFacts())
    for (const name of factsNeeded([rule])) {
      const finding = findingOf(id, healthyFacts({ [name]: 'unknown' }))
      if (finding?.status !== 'unknown') expect(finding?.status, `without ${name}`).toBe(whole?.status)
    }
  })

  test('judges the healthy repository without failing', () => {
    const { failures } = evaluate([rule], healthyFacts(), DEFAULT_POLICY, NOW)
    expect(failures).toEqual([])
  })

  function findingOf(signalId: string, facts: ReturnType<typeof healthyFacts>) {
    const { points } = evaluate([rule], facts, DEFAULT_POLICY, NOW)
    return points[0]?.signals.find((each) => each.id === signalId)
  }
})
