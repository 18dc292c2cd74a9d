import { expect, test } from 'vitest'
import { draw, hostile } from '../../../support/draw.ts'
import { dead, healthy } from '../../../support/scorecards.ts'

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
