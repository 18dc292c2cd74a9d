import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { effectiveValues, toAnnotatedYaml } from '../../src/policy/effective.ts'
import { RULES } from './support.ts'

test('needs stand under the names of the file, without what was not declared', () => {
  const needs = {
    ...DEFAULT_POLICY.needs,
    types: false,
    maxInstallSizeBytes: 0,
    platforms: ['linux'],
    peer: { react: '18.2.0' },
  }
  expect(effectiveValues({ ...DEFAULT_POLICY, needs }, RULES).needs).toEqual({
    types: false,
    maxInstallSize: 0,
    platforms: ['linux'],
    peer: { react: '18.2.0' },
  })
})

test('options and weights are there whether anybody set them or not', () => {
  const [first, ...others] = RULES
  if (!first) throw new Error('There are rules')
  const heavy = { ...first, signals: first.signals.map((signal) => ({ ...signal, weight: 3 })) }
  const policy = { ...DEFAULT_POLICY, thresholds: { activity: { staleDays: 7 } }, weights: { activity: 0 } }
  const { thresholds, weights } = effectiveValues(policy, [heavy, ...others])
  const byKind = { library: 400, tool: 200 }
  expect(thresholds).toEqual({
    license: { recentMonths: 90, byKind },
    activity: { staleDays: 7, byKind },
  })
  expect(weights).toEqual({ license: 1, 'license/one': 3, activity: 0, 'activity/one': 1 })
  expect(effectiveValues({ ...policy, weights: { 'license/one': 9, license: 2 } }, [heavy]).weights).toEqual({
    license: 2,
    'license/one': 9,
  })
})

test('however long a value is, it stays on its line', () => {
  const long = 'word '.repeat(40).trim()
  const text = toAnnotatedYaml({ text: long, [long]: 1, waivers: [{ reason: long }] }, {})
  expect(text).toContain(`text: ${long} #`)
  expect(text).toContain(`${long}: 1 #`)
  expect(text).toContain(`- reason: ${long}\n`)
})

test('each value stands on its line with its origin, deeper ones indented', () => {
  const values = {
    kind: 'tool',
    none: null,
    'a key: odd': true,
    list: ['x', 'y'],
    empty: {},
    nested: { deeper: { leaf: 1 } },
    records: [{ what: 'a' }, { what: 'b' }],
    inner: { records: [{ what: 'c' }] },
  }
  const origins = {
    kind: { layer: 'flag', where: '--kind' },
    'nested.deeper.leaf': { layer: 'project', where: 'oss-check.yaml:3:1' },
    list: { layer: 'default', where: 'nowhere' },
  } as const
  const text = toAnnotatedYaml(values, origins)
  expect(text.split('\n').map((line) => line.replace(/ +#/, ' #'))).toEqual([
    'kind: tool # flag: --kind',
    'none: # default',
    '"a key: odd": true # default',
    'list: ["x","y"] # default',
    'empty: {} # default',
    'nested:',
    '  deeper:',
    '    leaf: 1 # project: oss-check.yaml:3:1',
    'records: # default',
    '  - what: a',
    '  - what: b',
    'inner:',
    '  records: # default',
    '    - what: c',
    '',
  ])
  expect(text.split('\n')[0]).toBe(`${'kind: tool'.padEnd(56)} # flag: --kind`)
})
