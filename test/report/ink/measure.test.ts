import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verticalBars } from '../../../src/report/ink/bars.ts'
import { cut, pad, widthOf, wrap } from '../../../src/report/ink/measure.ts'

test.each([
  ['rocket', 6],
  ['李雷', 4],
  ['e\u0301', 1],
  ['👍🏽', 2],
  ['', 0],
])('%s takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

describe('cut', () => {
  test.each([
    ['rocket', 6, 'rocket'],
    ['rocket', 5, 'rock…'],
    ['李雷李', 5, '李雷…'],
    ['李雷李', 4, '李…'],
    ['ee\u0301e', 2, 'e…'],
    ['rocket', 1, '…'],
    ['rocket', 0, ''],
  ])('%s to %i', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected)
  })
})

test('padded to the column, wide characters too', () => {
  expect(pad('李', 4)).toBe('李  ')
  expect(pad('李李李', 4)).toBe('李… ')
})

describe('wrap', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['incomprehensible', 6, ['incomp', 'rehens', 'ible']],
    ['a incomprehensible', 6, ['a', 'incomp', 'rehens', 'ible']],
    ['李雷李雷', 5, ['李雷', '李雷']],
    ['李', 1, ['']],
    ['a李b', 1, ['a', 'b']],
    ['', 5, ['']],
    ['text', 0, []],
  ])('%s to %i', (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected)
  })

  test('no line is wider than asked for, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 30 }), (text, width) => {
        const lines = wrap(text, width)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })
})

test('vertical bars: eighths of rows, and something is never nothing', () => {
  const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
  expect(verticalBars([0, 0.001, 0.5, 0.75, 1], 2, steps)).toEqual(['   ▄█', ' ▁███'])
})
