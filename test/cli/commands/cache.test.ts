import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/cache.ts'
import type { Io } from '../../../src/cli/io.ts'
import { UserError } from '../../../src/model/user-error.ts'
import { openDiskCache } from '../../../src/net/cache/disk.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-check-cache-command-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('info tells what is there, clear removes it', async () => {
  const disk = openDiskCache(folder)
  disk.write('one', Buffer.from('x'.repeat(3_000_000)))
  disk.write('two', Buffer.from('1'))
  await disk.settle()
  const info = await output(['info'])
  expect(info).toContain(`Folder   ${folder}`)
  expect(info).toContain('Holds    2 entries, 2.9 MB of at most 256.0 MB')
  expect(info).toContain('Fresh    60 minutes')
  expect(JSON.parse(await output(['info', '--json']))).toMatchObject({ folder, entries: 2 })
  expect(await output(['clear'])).toBe(`Removed 2 entries (2.9 MB) from ${folder}\n`)
  expect(await output(['info'])).toContain('Holds    0 entries')
  expect(await output(['clear'])).toContain('Removed 0 entries')
})

test.each([[[]], [['purge']], [['info', 'clear']], [['info', '--all']]])('%j is refused', async (args) => {
  await expect(output(args)).rejects.toThrow(UserError)
})

async function output(args: readonly string[]): Promise<string> {
  let written = ''
  const io: Io = {
    stdout: (text) => {
      written += text
    },
    stderr: () => {},
    env: { OSS_CHECK_CACHE_DIR: folder },
    cwd: folder,
    platform: 'linux',
    now: () => new Date(),
    stdin: { isTTY: false },
    terminal: { isTTY: false, columns: 80, colors: false },
    drawsProgress: false,
    signal: new AbortController().signal,
  }
  expect(await run(args, io)).toBe(0)
  return written
}
