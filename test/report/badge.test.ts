import { expect, test } from 'vitest'
import { toBadge } from '../../src/report/badge.ts'
import { viewOf } from '../../src/report/view.ts'
import { hostile } from '../support/draw.ts'
import { dead } from '../support/scorecards.ts'

test('says verdict and range, as text', () => {
  const svg = toBadge(viewOf(hostile(dead(), '<script>"&')))
  expect(svg).toContain('avoid')
  expect(svg).not.toContain('<script>')
  expect(svg.match(/<svg /g)).toHaveLength(1)
})
