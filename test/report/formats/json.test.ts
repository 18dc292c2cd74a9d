import { expect, test } from 'vitest'
import { draw, hostile } from '../../support/draw.ts'
import { dead, healthy } from '../../support/scorecards.ts'

test('JSON of one is the scorecard, of several a list, ndjson a line each', async () => {
  expect(JSON.parse(await draw('json', [dead()]))).toEqual(JSON.parse(JSON.stringify(dead())))
  expect(JSON.parse(await draw('json', [dead(), healthy()]))).toHaveLength(2)
  expect((await draw('ndjson', [dead(), healthy()])).trim().split('\n')).toHaveLength(2)
})

test.each(['json', 'ndjson', 'sarif'] as const)(
  '%s carries nothing that a terminal acts on',
  async (format) => {
    const text = 'a\u009b2J\u202egnp\u2066\u2028\u007f\ufeff##[error]b'
    expect(await draw(format, [hostile(dead(), text)])).not.toMatch(
      /[\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\ufeff]|##\[/,
    )
  },
)

test('what is escaped is the same value', async () => {
  const card = hostile(dead(), 'a\u009b2J\u202e##[error]\u2028')
  expect(JSON.parse(await draw('json', [card]))).toEqual(JSON.parse(JSON.stringify(card)))
})
