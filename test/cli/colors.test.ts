import { expect, test } from 'vitest'
import { wantsColors } from '../../src/cli/colors.ts'

test.each<[Record<string, string>, boolean, boolean]>([
  [{}, true, false],
  [{ TERM: 'dumb' }, false, false],
  [{ CI: 'true' }, false, false],
  [{ NO_COLOR: '1' }, false, false],
  [{ NO_COLOR: '0' }, false, false],
  [{ NO_COLOR: '' }, true, false],
  [{ FORCE_COLOR: '1' }, true, true],
  [{ FORCE_COLOR: 'true' }, true, true],
  [{ FORCE_COLOR: '3', CI: 'true' }, true, true],
  [{ FORCE_COLOR: '0' }, false, false],
  [{ FORCE_COLOR: 'false' }, false, false],
  [{ FORCE_COLOR: '' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
  [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, false, false],
  [{ CLICOLOR: '0' }, false, false],
  [{ CLICOLOR: '1' }, true, false],
  [{ CLICOLOR_FORCE: '1' }, true, true],
  [{ CLICOLOR_FORCE: '0' }, true, false],
  [{ CLICOLOR: '0', CLICOLOR_FORCE: '1' }, true, true],
])('%j: on a terminal %s, else %s', (env, onTerminal, elsewhere) => {
  expect(wantsColors(env, { isTTY: true })).toBe(onTerminal)
  expect(wantsColors(env, { isTTY: false })).toBe(elsewhere)
  expect(wantsColors(env, {})).toBe(elsewhere)
})
