import { appendFileSync, chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createAnswerCache, json } from '../../../src/net/cache/answers.ts'
import { openDiskCache } from '../../../src/net/cache/disk.ts'
import { LEDGER_NAME, openLedger } from '../../../src/net/cache/ledger.ts'
import { cacheInfo, clearCache } from '../../../src/net/cache/store.ts'
import { folder } from '../../policy/support.ts'

const ours = async () => true

async function keep(at: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const ledger = openLedger(at, ours)
  for (const [key, text] of Object.entries(entries)) ledger.write(key, Buffer.from(text))
  await ledger.settle()
}

async function readBack(at: string, key: string): Promise<string | null> {
  return (await openLedger(at, ours).read(key))?.toString('utf8') ?? null
}

test('what one run writes the next reads, whatever characters are in it, and the last word counts', async () => {
  const at = folder()
  await keep(at, { one: 'a\nb "ü" 漢 \u0000', two: '2' })
  await keep(at, { two: 'again' })
  expect(await readBack(at, 'one')).toBe('a\nb "ü" 漢 \u0000')
  expect(await readBack(at, 'two')).toBe('again')
  expect(await readBack(at, 'three')).toBeNull()
  expect(statSync(join(at, LEDGER_NAME)).mode & 0o777).toBe(0o600)
})

test('a line that is torn or changed is not there, and those around it are', async () => {
  const at = folder()
  await keep(at, { one: 'first', two: 'second', three: 'third' })
  const path = join(at, LEDGER_NAME)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"second"', '"secund"'))
  appendFileSync(path, 'four 0123456789abcdef "tor')
  expect(await readBack(at, 'one')).toBe('first')
  expect(await readBack(at, 'two')).toBeNull()
  expect(await readBack(at, 'three')).toBe('third')
  expect(await readBack(at, 'four')).toBeNull()
})

test('where nothing may be written, nothing fails', async () => {
  const at = folder({ [LEDGER_NAME]: '' })
  chmodSync(at, 0o500)
  await keep(join(at, 'nowhere'), { one: '1' })
  expect(await readBack(join(at, 'nowhere'), 'one')).toBeNull()
  const refused = openLedger(at, async () => false)
  refused.write('one', Buffer.from('1'))
  await refused.settle()
  expect(await openLedger(at, async () => false).read('one')).toBeNull()
})

test('small answers that never change are asked once and lie in it; they are counted and cleared with the rest', async () => {
  const at = folder()
  let asked = 0
  const run = async (text: string) => {
    const disk = openDiskCache(at)
    const cache = createAnswerCache({ disk, refresh: false, now: Date.now })
    const ask = async () => ({ value: text.repeat(++asked), etag: null })
    await cache.answer({ key: [text.length], keep: 'for-good', codec: json(z.string()), ask })
    await disk.settle()
  }
  await run('small')
  await run('small')
  expect(asked).toBe(1)
  await run('large'.repeat(2000))
  await run('large'.repeat(2000))
  expect(asked).toBe(2)
  expect(readFileSync(join(at, LEDGER_NAME), 'utf8').trim().split('\n')).toHaveLength(1)
  expect((await cacheInfo(at)).entries).toBe(2)
  await clearCache(at)
  expect((await cacheInfo(at)).entries).toBe(0)
})
