import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { gateAnnotations } from '../../src/report/annotation.ts'
import { toBadge } from '../../src/report/badge.ts'
import { type FileFormat, render } from '../../src/report/formats/index.ts'
import { themeOf } from '../../src/report/theme.ts'
import { viewOf } from '../../src/report/view.ts'
import { dead, halfUnknown, healthy } from '../support/scorecards.ts'

const textOptions = { theme: themeOf({ colors: false, unicode: true }), columns: 80, verbose: false }
const draw = (format: FileFormat, cards: readonly Scorecard[]) => render(format, cards, textOptions)

/** Every text of the scorecard replaced, as if the project were out to hurt its reader. */
function hostile(card: Scorecard, text: string): Scorecard {
  const points = card.points.map((point) => ({
    ...point,
    title: text,
    summary: text,
    signals: point.signals.map((signal) => ({
      ...signal,
      title: text,
      summary: text,
      value: text,
      why: text,
      fix: text,
      details: { [text]: text },
      evidence: [{ url: text, retrievedAt: text }],
      series: signal.series.map((series) => ({ ...series, title: text })),
    })),
  }))
  return { ...card, target: { ...card.target, name: text, url: text }, reasons: [text], points }
}

describe('SARIF', () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  // Draft 4 in name, and in nothing that newer drafts read otherwise.
  const validate = ajv.compile({ ...sarifSchema, $schema: undefined, id: undefined })

  test.each([
    ['one', [healthy()]],
    ['several', [healthy(), dead(), halfUnknown()]],
    ['a hostile one', [hostile(dead(), '[x](javascript:alert(1)) \u0007')]],
  ])('%s: valid against the 2.1.0 schema', async (_, cards) => {
    const log = JSON.parse(await draw('sarif', cards))
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
    expect(log.runs).toHaveLength(cards.length)
  })

  test('a failing signal is an error, an unknown one stays open', async () => {
    const [run] = JSON.parse(await draw('sarif', [dead()])).runs
    expect(run.results.map((result: { level: string }) => result.level)).toContain('error')
    const [half] = JSON.parse(await draw('sarif', [halfUnknown()])).runs
    expect(half.results.map((result: { kind: string }) => result.kind)).toContain('open')
  })

  test('brackets are no links', async () => {
    const [run] = JSON.parse(await draw('sarif', [hostile(dead(), '[x](http://evil.example)')])).runs
    expect(run.results[0].message.text).toContain('\\[x\\](http://evil.example)')
  })
})

describe('JUnit', () => {
  test('counts what it lists', async () => {
    const xml = await draw('junit', [dead(), halfUnknown()])
    const declared = [...xml.matchAll(/tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/g)]
    const sum = (index: number) => declared.reduce((total, match) => total + Number(match[index]), 0)
    expect(sum(1)).toBe(xml.match(/<testcase /g)?.length)
    expect(sum(2)).toBe(xml.match(/<failure /g)?.length)
    expect(sum(3)).toBe(xml.match(/<skipped /g)?.length)
    expect(sum(2)).toBeGreaterThan(0)
    expect(sum(3)).toBeGreaterThan(0)
  })

  test('hostile text stays text', async () => {
    const xml = await draw('junit', [hostile(dead(), '"/><failure>]]>&x;\u0000')])
    expect(xml).not.toContain('<failure>')
    expect(xml).not.toContain('&x;')
    expect(xml).not.toContain('\u0000')
  })
})

describe('Markdown', () => {
  test('shows verdict, points and evidence', async () => {
    const markdown = await draw('markdown', [dead()])
    expect(markdown).toContain('## oss-check: Avoid')
    expect(markdown).toContain('<details>')
    for (const point of dead().points) expect(markdown).toContain(`${point.point} ${point.title}`)
  })

  test('candidates side by side', async () => {
    const markdown = await draw('markdown', [dead(), healthy()])
    expect(markdown).toContain('candidates side by side')
    expect(markdown.indexOf('| 1 |')).toBeLessThan(markdown.indexOf('| 2 |'))
  })

  test.each([
    ['<img src=x onerror=alert(1)>', '<img'],
    ['[click](javascript:alert(1))', '[click]('],
    ['| a | b |\n|---|---|', '\n|---|'],
    ['@maintainer see #1', '@maintainer'],
    ['</details><h1>x', '</details><h1>'],
    ['`code` **bold**', '**bold**'],
    ['\u001b[31mred\u202e', '\u001b'],
  ])('hostile %j', async (text, mustNotAppear) => {
    const markdown = await draw('markdown', [hostile(dead(), text)])
    expect(markdown).not.toContain(mustNotAppear)
  })
})

describe('HTML', () => {
  test.each([
    ['</style><script>alert(1)</script>'],
    ['"><img src=x onerror=alert(1)>'],
    ["' onload='x"],
    ['\u001b]8;;x'],
  ])('hostile %j', async (text) => {
    for (const html of [
      await draw('html', [hostile(dead(), text)]),
      await draw('html', [hostile(dead(), text), healthy()]),
    ]) {
      expect(html).not.toMatch(/<script|<img|\u001b/)
      expect(html).not.toContain("' onload=")
      expect(html.match(/<\/style>/g)).toHaveLength(1)
    }
  })

  test('links lead nowhere but to the web', async () => {
    const html = await draw('html', [hostile(dead(), 'javascript:alert(1)')])
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]).filter((href) => !href?.startsWith('#')),
    ).toEqual([])
  })
})

test('the badge says verdict and range, as text', () => {
  const svg = toBadge(viewOf(hostile(dead(), '<script>"&')))
  expect(svg).toContain('avoid')
  expect(svg).not.toContain('<script>')
  expect(svg.match(/<svg /g)).toHaveLength(1)
})

test('text of several is a comparison that fits 80 columns', async () => {
  const text = await draw('text', [dead(), healthy(), halfUnknown()])
  expect(text).toMatch(/^1\. {2}/)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('JSON of one is the scorecard, of several a list, ndjson a line each', async () => {
  expect(JSON.parse(await draw('json', [dead()]))).toEqual(JSON.parse(JSON.stringify(dead())))
  expect(JSON.parse(await draw('json', [dead(), healthy()]))).toHaveLength(2)
  expect((await draw('ndjson', [dead(), healthy()])).trim().split('\n')).toHaveLength(2)
})

test('a gate that does not pass is annotated, one line a condition, escaped', () => {
  const gate = {
    status: 'fail' as const,
    conditions: [
      { condition: 'license', status: 'fail' as const, reason: '100 %\n::error::no' },
      { condition: 'activity', status: 'unknown' as const, reason: 'Lost' },
      { condition: 'fit', status: 'pass' as const, reason: 'Fine' },
    ],
  }
  expect(gateAnnotations({ ...dead(), gate })).toEqual([
    '::error title=oss-check acme/steam-engine::license fails: 100 %25 ::error::no',
    '::warning title=oss-check acme/steam-engine::activity cannot be decided: Lost',
  ])
})
