import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ledgerPath, openLedger } from '../../src/trust/ledger.ts'
import { folder } from '../policy/support.ts'

test('what is entered holds as it is, and what changes does not', async () => {
  const cwd = folder({ a: 'one', b: 'two' })
  const [a, b, file] = [join(cwd, 'a'), join(cwd, 'b'), join(folder(), 'deep', 'trusted.json')]
  const ledger = openLedger(file)
  expect(ledger.holds(a)).toBe(false)
  await ledger.enter([a], 'read')
  expect([ledger.holds(a), ledger.holds(a, 'made'), ledger.holds(b)]).toEqual([true, false, false])
  expect(openLedger(file).holds(a)).toBe(true)
  writeFileSync(a, 'other')
  expect(ledger.holds(a)).toBe(false)
  writeFileSync(a, 'one')
  expect(ledger.holds(a)).toBe(true)
  await ledger.strike([a])
  expect(openLedger(file).holds(a)).toBe(false)
})

test('a file is itself over links, and the same words elsewhere are another', async () => {
  const cwd = folder({ 'real/a': 'one', 'copy/a': 'one' })
  symlinkSync('real', join(cwd, 'link'))
  const ledger = openLedger(join(folder(), 'trusted.json'))
  await ledger.enter([join(cwd, 'link', 'a')], 'made')
  expect(ledger.holds(join(cwd, 'real', 'a'), 'made')).toBe(true)
  expect(ledger.holds(join(cwd, 'copy', 'a'))).toBe(false)
})

test.each(['', '[]', '{"a": 1}', '{'])(
  'a ledger of %j holds nothing and can be written again',
  async (text) => {
    const file = join(folder({ 'trusted.json': text }), 'trusted.json')
    const a = join(folder({ a: 'one' }), 'a')
    const ledger = openLedger(file)
    expect(ledger.holds(a)).toBe(false)
    await ledger.enter([a], 'read')
    expect(ledger.holds(a)).toBe(true)
    expect(readFileSync(file, 'utf8')).not.toContain('one')
  },
)

test('it lies where the platform keeps what a program remembers, never in the folder', () => {
  expect(ledgerPath({ HOME: '/home/ada' }, 'linux')).toBe('/home/ada/.local/state/oss-check/trusted.json')
  expect(ledgerPath({ HOME: '/home/ada', XDG_STATE_HOME: '/state' }, 'linux')).toBe(
    '/state/oss-check/trusted.json',
  )
  expect(ledgerPath({ HOME: '/home/ada', XDG_STATE_HOME: 'relative' }, 'linux')).toContain('/home/ada/')
  expect(ledgerPath({ OSS_CHECK_TRUST_FILE: '/x' }, 'linux')).toBe('/x')
})

test.skipIf(process.getuid?.() === 0)('what cannot be written is told', async () => {
  const closed = folder()
  mkdirSync(join(closed, 'no'), { mode: 0o500 })
  expect(statSync(join(closed, 'no')).isDirectory()).toBe(true)
  await expect(openLedger(join(closed, 'no', 'trusted.json')).enter([], 'read')).rejects.toThrow(
    'cannot be written',
  )
})
