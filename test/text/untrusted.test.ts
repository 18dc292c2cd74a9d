import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanDeep, cleanLine, cleanText, MAX_TEXT_LENGTH } from '../../src/text/untrusted.ts'

const FORBIDDEN =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u

const hostilePiece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0xd7f0, max: 0xe010 }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom(
    '\x1b[31m',
    '\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\',
    '\x1b]0;title\x07',
    '\x1b]52;c;cm0gLXJm\x07',
    '\x9b2J',
    '\x90q\x9c',
    '\u202Egnp.exe',
    '\u2066\u2069',
    'zero\u200Bwidth',
    '\r\x1b[2K',
    'e\u0301'.padEnd(60, '\u0301'),
    '\x1b',
  ),
)
const hostile = fc.array(hostilePiece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('cleanText', () => {
  test.each([
    ['plain text stays', 'A \t tab\nand a line', 'A \t tab\nand a line'],
    ['other scripts stay', '日本語 Ünïcode שלום 🎉', '日本語 Ünïcode שלום 🎉'],
    ['colours go whole', '\x1b[1;31mred\x1b[0m', 'red'],
    ['C1 introducers too', '\x9b31mred\x9b0m', 'red'],
    ['links keep their text', '\x1b]8;;http://evil.example\x07text\x1b]8;;\x07', 'text'],
    ['a title command goes', 'a\x1b]0;owned\x07b', 'ab'],
    ['device strings go', 'a\x1bPq#0\x1b\\b', 'ab'],
    ['a sequence without an end hides nothing', 'a\x1b]0;the rest is read', 'a0;the rest is read'],
    ['overrides go', 'user\u202Etxt.exe\u202C', 'usertxt.exe'],
    ['isolates go', '\u2066a\u2069', 'a'],
    ['zero width goes', 'pay\u200Bpal\uFEFF', 'paypal'],
    ['tag characters go', 'a\u{E0041}\u{E007F}b', 'ab'],
    ['line ends become one kind', 'a\r\nb\rc\u2028d\fe', 'a\nb\nc\nd\ne'],
    ['halves of a pair are replaced', 'a\uD800b', 'a\uFFFDb'],
    ['stacked marks are cut', `a${'\u0301'.repeat(50)}`, `a${'\u0301'.repeat(6)}`],
  ])('%s', (_, given, expected) => expect(cleanText(given)).toBe(expected))

  test('cuts at the bound, not inside a pair', () => {
    expect(cleanText('abcdef', 4)).toBe('abc…')
    expect(cleanText('ab🎉🎉', 4)).toBe('ab…')
    expect(cleanText('x'.repeat(MAX_TEXT_LENGTH + 5)).length).toBe(MAX_TEXT_LENGTH)
  })

  test('nothing forbidden passes, however it is put together; a second pass changes nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cleaned = cleanText(text)
        expect(cleaned).not.toMatch(FORBIDDEN)
        expect(cleanText(cleaned)).toBe(cleaned)
      }),
      { numRuns: 500 },
    )
  })

  test('is linear on long hostile input', () => {
    const cleaned = cleanText('\x1b]'.repeat(400_000))
    expect(cleaned).not.toMatch(FORBIDDEN)
  })
})

describe('cleanLine', () => {
  test('is one line within its bound', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 50 }), (text, maxLength) => {
        const line = cleanLine(text, maxLength)
        expect(line).not.toMatch(/[\n\t]/)
        expect(line.length).toBeLessThanOrEqual(maxLength)
      }),
    )
    expect(cleanLine('two\nlines\tof   text')).toBe('two lines of text')
  })
})

describe('cleanDeep', () => {
  test('cleans strings and names at every depth and keeps the rest', () => {
    const given = { 'a\x1b[0m': [{ b: '\x1b[31mx', c: 1, d: null, e: true }], big: 12345678901234567890n }
    expect(cleanDeep(given)).toEqual({ a: [{ b: 'x', c: 1, d: null, e: true }], big: 12345678901234567000 })
  })

  test('a property called __proto__ changes no prototype', () => {
    const cleaned = cleanDeep(JSON.parse('{"__proto__":{"admin":true}}'))
    expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype)
    expect((cleaned as { admin?: boolean }).admin).toBeUndefined()
  })

  test('absurd depth ends as null', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    expect(JSON.stringify(cleanDeep(deep))).toBe(`${'['.repeat(64)}null${']'.repeat(64)}`)
  })

  test('no forbidden character in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), hostile, (value, text) => {
        expect(strings(cleanDeep({ value, [text]: text })).join('')).not.toMatch(FORBIDDEN)
      }),
    )
  })
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [key, ...strings(item)])
}
