import { expect, test } from 'vitest'
import { canShow } from '../../src/report/can-show.ts'

const TERMINAL = { isTTY: true }

test.each<[string, Record<string, string>, { isTTY?: boolean }, { isTTY?: boolean }, boolean]>([
  ['a terminal', {}, TERMINAL, TERMINAL, true],
  ['without colours still', { NO_COLOR: '1' }, TERMINAL, TERMINAL, true],
  ['piped out', {}, TERMINAL, {}, false],
  ['piped in', {}, {}, TERMINAL, false],
  ['dumb', { TERM: 'dumb' }, TERMINAL, TERMINAL, false],
  ['CI', { CI: 'true' }, TERMINAL, TERMINAL, false],
  ['not CI', { CI: 'false' }, TERMINAL, TERMINAL, true],
  ['a screen reader', { INK_SCREEN_READER: 'true' }, TERMINAL, TERMINAL, false],
  ['asked to be accessible', { ACCESSIBLE: '1' }, TERMINAL, TERMINAL, false],
])('%s', (_, env, stdin, stdout, expected) => {
  expect(canShow(env, stdin, stdout)).toBe(expected)
})
