import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import { draw, hostile } from '../../support/draw.ts'
import { named } from '../../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

test('shows verdict, points and evidence', async () => {
  const markdown = await draw('markdown', [dead()])
  expect(markdown).toContain('## oss-check: Avoid')
  expect(markdown).toContain('<details>')
  expect(markdown).not.toContain('Left out')
  for (const point of dead().points) expect(markdown).toContain(`${point.point} ${point.title}`)
})

test('candidates side by side', async () => {
  const markdown = await draw('markdown', [dead(), healthy()])
  expect(markdown).toContain('candidates side by side')
  expect(markdown.indexOf('| 1 |')).toBeLessThan(markdown.indexOf('| 2 |'))
})

describe('within what a job summary takes', () => {
  const longer = (card: Scorecard, words: number) => hostile(card, 'word '.repeat(words))
  const many = (count: number, card: Scorecard) =>
    Array.from({ length: count }, (_, index) => named(`acme/part-${index}`, card))

  test.each<[string, readonly Scorecard[], RegExp]>([
    ['one with endless evidence', [endless(dead())], /Left out.*what was measured/],
    ['one of long words', [longer(dead(), 400)], /^(?!.*Left out)/s],
    ['hundreds', many(300, halfUnknown()), /Left out.*details of a candidate/],
    ['hundreds of long words', many(600, longer(dead(), 300)), /Left out.*a candidate/],
  ])('%s', async (_, cards, told) => {
    const markdown = await draw('markdown', cards)
    expect(Buffer.byteLength(markdown)).toBeLessThan(1024 * 1024)
    expect(markdown).toMatch(told)
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length)
    const tables = markdown.split(/\n\n/).filter((block) => block.startsWith('| '))
    for (const table of tables) {
      const widths = table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length)
      expect(new Set(widths).size).toBe(1)
    }
  })

  function endless(card: Scorecard): Scorecard {
    const evidence = Array.from({ length: 30_000 }, (_, index) => ({
      url: `https://github.com/acme/steam-engine/issues/${index}`,
      retrievedAt: '2026-06-01',
    }))
    const points = card.points.map((point) => ({
      ...point,
      signals: point.signals.map((signal) => ({ ...signal, evidence })),
    }))
    return { ...card, points }
  }
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
