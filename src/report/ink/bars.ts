import type { Theme } from '../theme.ts'
import type { Line, Span } from './line.tsx'
import { cut, widthOf } from './measure.ts'

/** 0..1 as a bar of exactly `width` columns. */
export function horizontalBar(
  share: number,
  width: number,
  { symbols }: Theme,
  role: Span['role'] = 'accent',
): Line {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width)
  // Something is never drawn as nothing.
  const shown = share > 0 ? Math.max(1, full) : full
  return [
    { text: symbols.bar.full.repeat(shown), role },
    { text: symbols.bar.empty.repeat(width - shown), role: 'muted' },
  ]
}

/** Values of 0..1 as columns over `height` rows, top row first. Something is never drawn as nothing. */
export function verticalBars(values: readonly number[], height: number, steps: readonly string[]): string[] {
  const levels = height * steps.length
  const filled = values.map((value) => (value > 0 ? Math.max(1, Math.round(value * levels)) : 0))
  return Array.from({ length: height }, (_, row) => {
    const below = (height - 1 - row) * steps.length
    return filled.map((level) => cell(level - below, steps)).join('')
  })
}

function cell(level: number, steps: readonly string[]): string {
  return level <= 0 ? ' ' : (steps[Math.min(level, steps.length) - 1] ?? ' ')
}

/** Texts over the whole width, the first at its left and the last at its right end. */
export function spread(texts: readonly string[], width: number): string {
  const taken = texts.reduce((sum, text) => sum + widthOf(text), 0)
  const gap = Math.floor((width - taken) / Math.max(1, texts.length - 1))
  if (gap < 1) return cut(texts.join(' '), width)
  const [first = '', ...others] = texts
  const last = others.pop() ?? ''
  const left = [first, ...others].join(' '.repeat(gap))
  return left + ' '.repeat(Math.max(1, width - widthOf(left) - widthOf(last))) + last
}
