import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/license.ts'
import { testIo } from '../../support/io.ts'

const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)
const textOf = (id: string) => list[id]?.licenseText ?? ''
const MIT = textOf('MIT').replace('<year> <copyright holders>', '2020 Acme')

const folder = mkdtempSync(join(tmpdir(), 'oss-check-license-text-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  write('MIT.txt', MIT)
  write('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(MIT, 'utf16le')]))
  write('latin1.txt', Buffer.from(MIT.replace('Acme', 'Émile Zölà'), 'latin1'))
  write('rider.txt', `${MIT}\n\nNo \u001b[31mmachine\u202e learning may be trained on it.`)
  write('prose.txt', 'Have fun.')
  write('empty.txt', '')
  write('bundle.txt', `${MIT}\n\nIt includes code from widget.js:\n\n${textOf('ISC')}`)
  write('GPL.txt', textOf('GPL-2.0-only'))
  write('program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]))
  write('huge.txt', Buffer.alloc(5 * 1024 * 1024, 'word '))
  mkdirSync(join(folder, 'folder'))
})

async function ask(args: readonly string[], stdin = '') {
  const io = testIo(folder)
  const bytes = async function* () {
    yield Buffer.from(stdin)
  }
  const code = await run(['--text', ...args], { ...io, stdin: { isTTY: false, bytes } })
  return { code, ...io.written }
}

test.each([
  ['MIT.txt', 'MIT.txt: MIT\n'],
  ['utf16.txt', 'utf16.txt: MIT\n'],
  ['latin1.txt', 'latin1.txt: MIT\n'],
  [
    'rider.txt',
    /^rider\.txt: MIT, changed: adds "no 31mmachine learning may be trained on it" \(9\d % the same, LicenseRef-MIT-modified-\w{16}\)\n$/,
  ],
  ['prose.txt', /^prose\.txt: on no list \(LicenseRef-text-\w{16}\)\n$/],
  ['empty.txt', /^empty\.txt: on no list /],
  ['bundle.txt', 'bundle.txt: MIT; bundles ISC\n'],
  ['GPL.txt', 'GPL.txt: GPL-2.0-only, or GPL-2.0-or-later\n'],
])('%s is named on one line', async (file, line) => {
  const { code, stdout, stderr } = await ask([file])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  if (typeof line === 'string') expect(stdout).toBe(line)
  else expect(stdout).toMatch(line)
})

test('JSON lines say the same for programs, in the order asked', async () => {
  const { code, stdout } = await ask(['MIT.txt', '-', '--json'], textOf('GPL-2.0-only'))
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(code).toBe(0)
  expect(first).toEqual({
    file: 'MIT.txt',
    kind: 'recognised',
    id: 'MIT',
    ids: ['MIT'],
    readings: ['MIT'],
    similarity: 1,
    difference: null,
    parts: [
      { kind: 'own', ids: ['MIT'], readings: ['MIT'], similarity: 1, difference: null, lines: [1, 18] },
    ],
  })
  expect(second).toMatchObject({ file: '-', ids: ['GPL-2.0-only', 'GPL-2.0-or-later'] })
  expect(second).not.toHaveProperty('id')
})

test.each([
  ['folder', 'folder: it is a folder\n'],
  ['missing.txt', 'missing.txt: there is no such file\n'],
  ['program', 'program: it is no text\n'],
  ['huge.txt', 'huge.txt: it is too large (5.0 MB, at most 4)\n'],
  ['bad\u001b[31m\nname', 'bad name: there is no such file\n'],
])('%j is told in a sentence, and the rest goes on', async (file, sentence) => {
  const { code, stdout, stderr } = await ask([file, 'MIT.txt'])
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: 'MIT.txt: MIT\n', stderr: sentence })
})

test('without a file it says what is missing', async () => {
  await expect(ask([])).rejects.toThrow('--text needs a file')
})
