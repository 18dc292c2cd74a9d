import { expect, test } from 'vitest'
import { draw } from '../../../support/draw.ts'
import { dead, halfUnknown, healthy } from '../../../support/scorecards.ts'

test('text of several is a comparison that fits 80 columns', async () => {
  const text = await draw('text', [dead(), healthy(), halfUnknown()])
  expect(text).toMatch(/^1\. {2}/)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})
