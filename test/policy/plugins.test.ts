import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { evaluate, factsNeeded } from '../../src/judging/evaluate.ts'
import { runAfter, runBefore } from '../../src/policy/hooks.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { TRUSTING } from '../../src/policy/trust.ts'
import { NOW } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'
import { folder, load, RULES } from './support.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/plugin')
const TARGET = {
  kind: 'github',
  host: 'github.com',
  owner: 'acme',
  repo: 'widget',
  url: 'https://github.com/acme/widget',
  name: 'acme/widget',
  example: false,
} as const

const example = (plugins = true) =>
  loadPolicy({ cwd: EXAMPLE, env: {}, flags: {}, policyPath: null, rules, plugins, trust: TRUSTING })

describe('the documented example', () => {
  test('adds a point after the ten, and a signal to one of them', async () => {
    const book = await example()
    expect(book.rules.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id), 'house-rules'])
    expect(book.rules.at(-1)?.point).toBeNull()
    const { policy } = book.forTarget([])
    const { points, failures } = evaluate(book.rules, healthyFacts(), policy, NOW)
    expect(failures).toEqual([])
    expect(points.at(-1)).toMatchObject({ id: 'house-rules', status: 'pass' })
    const activity = points.find(({ id }) => id === 'activity')
    expect(activity?.signals.find(({ id }) => id === 'activity/changelog')?.status).toMatch(/pass|warn/)
  })

  test('its options are part of the policy', async () => {
    const book = await example()
    const description = 'Tiny'
    const { points } = evaluate(
      book.rules,
      healthyFacts({ repository: { description } }),
      book.forTarget([]).policy,
      NOW,
    )
    expect(points.at(-1)?.signals[0]).toMatchObject({ status: 'pass', value: 4 })
  })

  test('its hook adds what the own catalogue knows', async () => {
    const { hooks } = await example()
    expect(await runBefore(hooks, TARGET)).toEqual([])
    const { facts, notices } = await runAfter(hooks, healthyFacts({ adopters: 'unknown' }), TARGET)
    expect(notices).toEqual([])
    expect(facts.adopters).toMatchObject({ known: true, value: { named: ['our Shop', 'our Billing'] } })
  })

  test('is not loaded with --no-plugins', async () => {
    const cwd = folder({
      'oss-check.yaml': 'rules: [./evil.js]\n',
      'evil.js': 'globalThis.wasLoaded = true; export default {}',
    })
    expect((await load(cwd, { plugins: false })).rules).toBe(RULES)
    expect('wasLoaded' in globalThis).toBe(false)
  })
})

test('a package is found beside the policy', async () => {
  const cwd = folder({
    'oss-check.yaml': 'rules: [oss-check-rule-acme]\n',
    'node_modules/oss-check-rule-acme/package.json': '{"type":"module","exports":"./rule.js"}',
    'node_modules/oss-check-rule-acme/rule.js': plugin({ id: 'acme' }),
  })
  expect((await load(cwd)).rules.at(-1)?.id).toBe('acme')
})

describe('a plugin is refused', () => {
  test.each<[string, string, string]>([
    ['that is not there', '', 'cannot be loaded: '],
    ['that is no JavaScript', 'export default {', 'cannot be loaded: '],
    ['that throws', 'throw new Error("boom")', 'cannot be loaded: boom'],
    [
      'without a default export',
      'export const rule = {}',
      'is none: `default` must default-export an object',
    ],
    ['that is a function', 'export default () => {}', 'is none: `default` must default-export an object'],
    ['that is empty', 'export default {}', 'is none: `default` has no rule, no signals and no hooks'],
    ['without a title', plugin({ title: 7 }), 'is none: `default.title` must be a text'],
    ['with a bad id', plugin({ id: 'My Rule' }), 'is none: `default.id` must be in kebab-case'],
    ['without signals', plugin({ signals: [] }), 'is none: `default.signals` has no signal'],
    [
      'whose signal needs a fact there is not',
      plugin({ signal: { needs: ['weather'] } }),
      'is none: `default.signals.0.needs.0` names a fact there is not',
    ],
    [
      'whose signal wants a list',
      plugin({ signal: { wants: ['tree'] } }),
      'is none: `default.signals.0.wants` must say of each fact whether it decides or adds',
    ],
    [
      'whose signal wants something else of a fact',
      plugin({ signal: { wants: { tree: 'maybe' } } }),
      'is none: `default.signals.0.wants.tree` must be "decides" or "adds"',
    ],
    [
      'that would be indispensable',
      plugin({ role: 'indispensable' }),
      'is none: `default.role` must be one of essential, ordinary, indicative',
    ],
    [
      'whose signal has another prefix',
      plugin({ signal: { id: 'other/one' } }),
      'is none: `default.signals.0.id` must begin with the id of its rule, own/',
    ],
    [
      'whose signal does not judge',
      plugin({ signal: { judge: 'yes' } }),
      'is none: `default.signals.0.judge` must be a function',
    ],
    ['with the id of a point', plugin({ id: 'license' }), 'there is a point "license" already'],
    [
      'with a signal to no point',
      `export default { signals: [${signal({ id: 'nowhere/x' })}] }`,
      'nowhere/x belongs to "nowhere", which is no point',
    ],
    [
      'with a signal there is',
      `export default { signals: [${signal({ id: 'license/one' })}] }`,
      'there is a signal "license/one" already',
    ],
    [
      'with a hook that is none',
      'export default { before: 1 }',
      'is none: `default.before` must be a function',
    ],
  ])('%s', async (_name, source, message) => {
    const files: Record<string, string> = source === '' ? {} : { 'rule.js': source }
    const cwd = folder({
      'package.json': '{"type":"module"}',
      'oss-check.yaml': 'kind: tool\nrules:\n  - ./rule.js\n',
      ...files,
    })
    const error = await load(cwd).catch((thrown) => thrown)
    expect(error.message).toContain('oss-check.yaml:3:5: ')
    expect(error.message).toContain(message)
    expect(error.message).not.toContain('\n')
  })
})

describe('a failure is contained:', () => {
  test.each([
    ['a judge that throws', "() => { throw new Error('boom') }"],
    ['no answer', '() => undefined'],
    ['a status there is not', "() => ({ status: 'great', score: 1, summary: 'x' })"],
    ['a score beyond one', "() => ({ status: 'pass', score: 7, summary: 'x' })"],
    ['a promise', "async () => ({ status: 'pass', score: 1, summary: 'x' })"],
  ])('%s', async (_name, judge) => {
    const cwd = folder({
      'package.json': '{"type":"module"}',
      'oss-check.yaml': 'rules: [./rule.js]\n',
      'rule.js': plugin({}, judge),
    })
    const book = await load(cwd)
    const { points, failures } = evaluate(book.rules, healthyFacts(), book.forTarget([]).policy, NOW)
    expect(points.at(-1)).toMatchObject({ id: 'own', status: 'unknown' })
    expect(points[0]?.status).toBe('pass')
    expect(failures.map((failure) => failure.signal)).toEqual(['own/one'])
  })

  test('hooks that throw are told, and change nothing', async () => {
    const source =
      "export default { before() { throw new Error('early') }, after() { throw new Error('late') } }"
    const cwd = folder({
      'package.json': '{"type":"module"}',
      'oss-check.yaml': 'rules: [./hook.js]\n',
      'hook.js': source,
    })
    const { hooks } = await load(cwd)
    expect((await runBefore(hooks, TARGET)).map(({ text }) => text)).toEqual([
      'The before hook of the plugin ./hook.js failed: early',
    ])
    const facts = healthyFacts()
    const after = await runAfter(hooks, facts, TARGET)
    expect(after.facts).toEqual(facts)
    expect(after.notices).toHaveLength(1)
  })
})

test('a plugin may have one hook and not the other', async () => {
  const facts = healthyFacts()
  const early = { plugin: 'early', before: () => {} }
  const late = { plugin: 'late', after: () => ({ adopters: healthyFacts({ adopters: 'unknown' }).adopters }) }
  expect(await runBefore([late, early], TARGET)).toEqual([])
  const after = await runAfter([early, late], facts, TARGET)
  expect(after.notices).toEqual([])
  expect(after.facts.adopters.known).toBe(false)
  expect(after.facts.tags).toBe(facts.tags)
})

test('what a plugin needs gets collected', async () => {
  const cwd = folder({
    'package.json': '{"type":"module"}',
    'oss-check.yaml': 'rules: [./rule.js]\n',
    'rule.js': plugin({ signal: { needs: ['tree'] } }),
  })
  expect([...factsNeeded((await load(cwd)).rules)]).toContain('tree')
})

function plugin(
  parts: Record<string, unknown>,
  judge = "() => ({ status: 'pass', score: 1, summary: 'x' })",
): string {
  const { signal: ofSignal, ...rest } = parts
  const id = typeof rest.id === 'string' ? rest.id : 'own'
  const own = { id: `${id}/one`, ...(typeof ofSignal === 'object' ? ofSignal : {}) }
  const rule = { id, title: 'Own', question: 'Ours?', ...rest }
  const signals = rest.signals === undefined ? `[${signal(own, judge)}]` : JSON.stringify(rest.signals)
  return `export default { ...${JSON.stringify(rule)}, signals: ${signals} }`
}

function signal(
  parts: Record<string, unknown>,
  judge = "() => ({ status: 'pass', score: 1, summary: 'x' })",
): string {
  const whole = {
    id: 'own/one',
    title: 'One',
    needs: [],
    why: 'Because',
    fix: 'Do',
    references: [],
    ...parts,
  }
  const judged = 'judge' in parts ? JSON.stringify(parts.judge) : judge
  return `{ ...${JSON.stringify(whole)}, judge: ${judged} }`
}
