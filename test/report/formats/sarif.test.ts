import { gzipSync } from 'node:zlib'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import { CODE_SCANNING } from '../../../src/report/sarif.ts'
import { draw, hostile } from '../../support/draw.ts'
import { named } from '../../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

const ajv = new Ajv({ strict: false, unicodeRegExp: false })
addFormats.default(ajv)
// Draft 4 in name, and in nothing that newer drafts read otherwise.
const validate = ajv.compile({ ...sarifSchema, $schema: undefined, id: undefined })

interface Run {
  tool: { driver: { rules: { id: string; name: string; fullDescription: { text: string } }[] } }
  automationDetails: { id: string }
  results: Result[]
  properties: { resultsLeftOut: number }
}
interface Result {
  ruleId: string
  ruleIndex: number
  kind: string
  level: string
  message: { text: string }
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[]
  partialFingerprints: { primaryLocationLineHash: string }
}

async function runOf(cards: readonly Scorecard[]): Promise<Run> {
  const log = JSON.parse(await draw('sarif', cards))
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  expect(log.runs).toHaveLength(1)
  return log.runs[0]
}

const many = (count: number, card: Scorecard) =>
  Array.from({ length: count }, (_, index) => named(`acme/part-${index}`, card))

describe('what code scanning takes', () => {
  test.each([
    ['none', []],
    ['one', [healthy()]],
    ['several', [healthy(), dead(), halfUnknown()]],
    ['more than it takes runs', many(21, dead())],
    ['a hostile one', [hostile(dead(), '[x](javascript:alert(1)) \u0007')]],
    ['one of long words', [hostile(dead(), 'word [x] '.repeat(400))]],
    ['more results than it takes', many(CODE_SCANNING.results / 2, dead())],
  ])('%s: one run, valid, within its limits', async (_, cards) => {
    const run = await runOf(cards)
    const { rules } = run.tool.driver
    expect(run.results.length).toBeLessThanOrEqual(25_000)
    expect(rules.length).toBeLessThanOrEqual(25_000)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { name, fullDescription } of rules) {
      expect(name.length).toBeLessThanOrEqual(255)
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024)
    }
    for (const { ruleId, ruleIndex, locations, message } of run.results) {
      expect(rules[ruleIndex]?.id).toBe(ruleId)
      expect(locations).toHaveLength(1)
      expect(message.text).not.toBe('')
    }
    expect(gzipSync(JSON.stringify(run)).length).toBeLessThan(10 * 1024 * 1024)
  })

  test('what does not fit is counted, and the worst stays', async () => {
    const each = (await runOf([healthy()])).results.map(({ level }) => level)
    expect(each).toEqual(['warning'])
    const cards = many(CODE_SCANNING.results, healthy())
    const run = await runOf([...cards, named('acme/last', dead())])
    expect(run.properties.resultsLeftOut).toBe((await runOf([dead()])).results.length)
    expect(run.results[0]?.level).toBe('error')
  })
})

describe('results', () => {
  test('are the problems, and nothing else', async () => {
    const cards = [healthy(), dead(), halfUnknown()]
    const { results } = await runOf(cards)
    const signals = cards.flatMap((card) => card.points.flatMap((point) => point.signals))
    const problems = signals.filter(({ status, weight }) => weight > 0 && /^(?:warn|fail)$/.test(status))
    expect(results).toHaveLength(problems.length)
    for (const { kind, level } of results)
      expect([kind, level]).toEqual(['fail', expect.stringMatching(/^(?:error|warning)$/)])
    const errors = problems.filter(({ status }) => status === 'fail')
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(errors.length)
  })

  test('lie where the target is named, and those of many targets in one line stay apart', async () => {
    const { results } = await runOf(many(3, dead()))
    for (const { locations } of results) {
      expect(locations[0]?.physicalLocation).toEqual({
        artifactLocation: { uri: 'oss-check.yaml' },
        region: { startLine: 3 },
      })
    }
    const prints = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
    expect(new Set(prints).size).toBe(prints.length)
  })

  test('brackets are no links', async () => {
    const { results } = await runOf([hostile(dead(), '[x](http://evil.example)')])
    expect(results[0]?.message.text).toContain('\\[x\\](http://evil.example)')
  })

  test.each(['/home/ada/work/rocket', '../rocket', 'C:\\work\\rocket'])(
    'the path %s is its last folder',
    async (path) => {
      const card = dead()
      const local = {
        ...card,
        target: { ...card.target, kind: 'path' as const, name: path, url: `file://${path}` },
      }
      const text = await draw('sarif', [local])
      expect(text).toContain('"rocket: ')
      expect(text).not.toMatch(/ada|work|\.\.\//)
    },
  )
})

describe('the category', () => {
  const categoryOf = async (cards: readonly Scorecard[]) => (await runOf(cards)).automationDetails.id

  test('is the name of the target, or one for just these', async () => {
    const [a, b] = [named('acme/a', dead()), named('acme/b', dead())]
    expect(await categoryOf([a])).toBe('oss-check/acme/a/')
    const both = await categoryOf([a, b])
    expect(both).toMatch(/^oss-check\/[\da-f]+\/$/)
    expect(await categoryOf([b, a])).toBe(both)
    expect(await categoryOf([b, named('acme/c', dead())])).not.toBe(both)
  })
})
