import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from '../../src/text/json-text.ts'

test('the value is the same, in characters that do nothing', () => {
  const text = fc.array(
    fc.constantFrom('##[x]', '##vso[', '\u009b2J', '\u202e', '\u2066', '\u2028', '"', '\\', 'a', '\u001b'),
  )
  fc.assert(
    fc.property(
      fc.dictionary(
        text.map(String),
        text.map((all) => all.join('')),
      ),
      (value) => {
        const json = jsonText(value, 1)
        expect(JSON.parse(json)).toEqual(value)
        expect(json).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|##\w*\[/,
        )
      },
    ),
  )
})
