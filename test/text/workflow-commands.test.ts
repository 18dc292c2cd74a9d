import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutCommands } from '../../src/text/workflow-commands.ts'

test.each([
  ['::error::x', ': :error::x'],
  ['fine\n  ::set-output name=a::b', 'fine\n  : :set-output name=a::b'],
  ['\u00a0\u2003::group::x', '\u00a0\u2003: :group::x'],
  ['\u0085::group::x', '\u0085: :group::x'],
  ['\u001b[31m::error::x', '\u001b[31m: :error::x'],
  ['a\r::error::x', 'a\r: :error::x'],
  [':::error::x', ': ::error::x'],
  ['a ##[error]x ##vso[a]', 'a ## [error]x ##vso [a]'],
  ["##teamcity[message text='x']", "##teamcity [message text='x']"],
])('%j says %j', (text, plain) => {
  expect(withoutCommands(text)).toBe(plain)
})

test.each(['std::vector', 'a :: b', '# [x]', '#[cfg(test)]', '## Title', 'x: y'])('%j stays', (text) => {
  expect(withoutCommands(text)).toBe(text)
})

// As the runner reads a line: trimmed, it starts with "::"; or it holds "##[" anywhere.
test('nothing is left that a runner takes for a command, and nothing is lost', () => {
  const piece = fc.constantFrom(
    '::',
    ':',
    '##',
    '#',
    '[',
    'error',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u0085',
    '\u001b[1m',
  )
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const plain = withoutCommands(text)
        for (const line of plain.split(/\r\n|\r|\n/)) {
          expect(line.replace(/^[\s\u0085]+/, '').startsWith('::')).toBe(false)
          expect(line).not.toContain('##[')
        }
        expect(plain.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(withoutCommands(plain)).toBe(plain)
      },
    ),
  )
})

test('a long line takes no long time', () => {
  expect(withoutCommands(`${' '.repeat(200_000)}:`)).toHaveLength(200_001)
  expect(withoutCommands('#'.repeat(200_000))).toHaveLength(200_000)
})
