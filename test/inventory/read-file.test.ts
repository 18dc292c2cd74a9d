import { expect, test } from 'vitest'
import { READERS } from '../../src/inventory/formats/index.ts'
import { readInventoryFile } from '../../src/inventory/read-file.ts'

const LOCK = '{\r\n"lockfileVersion": 3, "packages": {"": {}, "node_modules/a": {"version": "1.0.0"}}}'
const NOTHING_AROUND = { text: async () => null, folders: async () => [] }

async function read(bytes: Uint8Array) {
  const reader = READERS.find((one) => one.accepts('web/package-lock.json'))
  if (!reader) throw new Error('nobody reads it')
  const { inventory, unread } = await readInventoryFile(
    reader,
    'web/package-lock.json',
    async () => bytes,
    NOTHING_AROUND,
  )
  return inventory?.components.map(({ purl }) => purl) ?? unread
}

test.each([
  ['UTF-8', Buffer.from(LOCK)],
  ['a byte order mark', Buffer.from(`\ufeff${LOCK}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${LOCK}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${LOCK}`, 'utf16le').swap16()],
])('%s', async (_, bytes) => {
  expect(await read(bytes)).toEqual(['pkg:npm/a@1.0.0'])
})

test.each([
  ['bytes', Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), null, 'It is no text'],
  ['zeros', Buffer.from('{\0}'), null, 'It is no text'],
  ['a merge', Buffer.from('{\n<<<<<<< HEAD\n'), 2, 'A merge stopped in it: it has conflict markers'],
  ['its end missing', Buffer.from(LOCK.slice(0, -1)), 2, 'Its JSON ends too early'],
])('%s: one sentence', async (_, bytes, line, message) => {
  expect(await read(bytes)).toEqual([
    { file: 'web/package-lock.json', line, message, hint: expect.any(String) },
  ])
})
