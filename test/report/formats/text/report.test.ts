import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { toText } from '../../../../src/report/formats/text/report.ts'
import { themeOf } from '../../../../src/report/theme.ts'
import { viewOf } from '../../../../src/report/view.ts'
import { dead, halfUnknown, healthy } from '../../../support/scorecards.ts'

const plain = { theme: themeOf({ colors: false, unicode: true }), columns: 80, verbose: false }

test.each([
  ['healthy', healthy()],
  ['dead', dead()],
  ['half unknown', halfUnknown()],
])('a %s project', (_, card) => {
  const text = toText(viewOf(card), plain)
  expect(text).toContain(card.target.name)
  for (const point of card.points) expect(text).toContain(`${point.title}: `)
  expect(text).toMatch(/Cost: /)
})

test('says a verdict’s reasons, and a gate’s', () => {
  const card = dead()
  const gate = {
    status: 'fail' as const,
    conditions: [{ condition: 'activity', status: 'fail' as const, reason: 'Archived' }],
  }
  const text = toText(viewOf({ ...card, gate }), { ...plain, columns: 100 })
  for (const reason of card.reasons) expect(text).toContain(reason)
  expect(text).toContain('Gate failed\n  activity does not hold: Archived')
})

describe('verbose', () => {
  const text = toText(viewOf(halfUnknown()), { ...plain, verbose: true })

  test('shows evidence, what is missing and what helps', () => {
    expect(text).toMatch(/evidence https?:/)
    expect(text).toMatch(/missing \w+ \(/)
    expect(text).toMatch(/what helps: /)
  })
})

test('colours only where the theme has them', () => {
  expect(toText(viewOf(dead()), plain)).not.toContain('\u001b')
  const coloured = { ...plain, theme: themeOf({ colors: true, unicode: true }) }
  expect(toText(viewOf(dead()), coloured)).toContain('\u001b[31mAvoid\u001b[39m')
})

test('no line is wider than the terminal but an address that cannot be broken', () => {
  for (const columns of [40, 60, 80, 100, 500]) {
    for (const line of toText(viewOf(dead()), { ...plain, columns, verbose: true }).split('\n')) {
      if (!/\S{30,}/.test(line)) expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(100, columns))
    }
  }
})

test('hostile text stays text', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('\u001b]8;;x\u0007', '\u001b[2J', '\u202e', '\r', '\n', '\u0085', 'a'),
  })
  fc.assert(
    fc.property(hostile, (text) => {
      const card = healthy()
      const points = card.points.map((point) => ({ ...point, summary: text, title: text }))
      const drawn = toText(viewOf({ ...card, reasons: [text], points }), plain)
      expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }),
    { numRuns: 50 },
  )
})
