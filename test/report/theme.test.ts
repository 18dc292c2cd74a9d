import { describe, expect, test } from 'vitest'
import { drawsUnicode, themeOf } from '../../src/report/theme.ts'

test('every status has a symbol of its own, in both alphabets', () => {
  for (const unicode of [true, false]) {
    const symbols = Object.values(themeOf({ colors: false, unicode }).status)
    expect(new Set(symbols).size).toBe(symbols.length)
  }
})

test('without colours nothing is coloured', () => {
  expect(Object.values(themeOf({ colors: false, unicode: true }).colour).filter(Boolean)).toEqual([])
})

test('the ASCII alphabet is ASCII', () => {
  const { status, symbols } = themeOf({ colors: true, unicode: false })
  expect(JSON.stringify([status, symbols])).toMatch(/^[\x20-\x7e]*$/)
})

describe('unicode or not', () => {
  test.each<[Record<string, string>, string, boolean]>([
    [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'linux', true],
    [{}, 'linux', true],
    [{ LANG: 'C' }, 'linux', false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, 'linux', false],
    [{ LANG: 'de_DE.ISO-8859-1' }, 'linux', false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'linux', false],
    [{}, 'win32', false],
    [{ WT_SESSION: '1' }, 'win32', true],
  ])('%j on %s', (env, platform, expected) => {
    expect(drawsUnicode(env, platform)).toBe(expected)
  })
})
