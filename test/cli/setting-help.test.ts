import { expect, test } from 'vitest'
import { describeSettings } from '../../src/cli/setting-help.ts'
import { SETTING_NAMES, SETTINGS } from '../../src/policy/settings.ts'

test('every flag stands in help with all its words, and the default is marked', () => {
  const help = describeSettings(SETTING_NAMES, 200)
  for (const name of SETTING_NAMES) {
    const line = help.split('\n').find((one) => one.startsWith(`  --${name} `))
    for (const word of SETTINGS[name].choices ?? []) expect(line).toContain(word)
  }
  expect(help).toContain('static, dynamic, process (default: by its kind)')
  expect(help).toContain('binaries (default)')
})

test('long lines are broken under the text, within the columns', () => {
  const lines = describeSettings(['fail-on'], 60).split('\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60)
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {27}\S/)
})
