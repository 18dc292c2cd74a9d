import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readZip } from '../../../../src/sources/ecosystem/archive/zip.ts'
import { TARBALL_LIMITS } from '../../../../src/sources/ecosystem/npm/tarball.ts'
import { zip } from '../../../support/zip.ts'

describe('readZip', () => {
  test('lists every entry and keeps the contents that are wanted', () => {
    const archive = zip({
      'widget@1/': { content: '', mode: 0o40755, method: 0 },
      'widget@1/LICENSE': 'MIT',
      'widget@1/bin/run': { content: '#!', mode: 0o100755, method: 0 },
      'widget@1/link': { content: '/etc/passwd', mode: 0o120777 },
    })
    const read = readZip(archive, {
      keep: (path) => path === 'LICENSE',
      pathOf: (path) => path.slice('widget@1/'.length),
    })
    expect(
      read.entries.map(({ path, kind, bytes, executable, linkTarget, content }) => [
        path,
        kind,
        bytes,
        executable,
        linkTarget,
        content && Buffer.from(content).toString(),
      ]),
    ).toEqual([
      ['', 'folder', 0, false, null, null],
      ['LICENSE', 'file', 3, false, null, 'MIT'],
      ['bin/run', 'file', 2, true, null, null],
      ['link', 'link', 11, true, '/etc/passwd', null],
    ])
    expect(read).toMatchObject({ cut: null, compressedBytes: archive.length, unpackedBytes: 16 })
    expect(read.integrity).toBe(`sha512-${createHash('sha512').update(archive).digest('base64')}`)
  })

  test.each(['../evil.js', '/etc/evil.js', 'C:/evil.js', 'a/..\\..\\evil.js'])(
    'a path that leads out (%s) is listed as unsafe and not read',
    (path) => {
      expect(readZip(zip({ [path]: 'boo' })).entries).toMatchObject([{ safe: false, content: null }])
    },
  )

  test.each([
    [{ compressedBytes: 100 }, 'The archive is larger than 100 bytes'],
    [{ unpackedBytes: 1000 }, 'The archive unpacks to more than 1000 bytes'],
    [{ entries: 3 }, 'The archive has more than 3 entries'],
  ])('reading stops at %j', (limits, cut) => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}`, `${index}`.repeat(90)]),
    )
    expect(readZip(zip(files), { limits: { ...TARBALL_LIMITS, ...limits } })).toMatchObject({
      cut,
      integrity: null,
    })
  })

  test('a bomb is not unpacked, whatever it says of its size', () => {
    const content = Buffer.alloc(30_000_000)
    expect(readZip(zip({ bomb: { content } })).cut).toBe(
      'The archive unpacks to more than 200 times its size',
    )
    expect(readZip(zip({ bomb: { content, claims: 100 } })).cut).toBe('The archive is damaged')
  })

  test('what is too large to keep, or packed in another way, is still listed', () => {
    const archive = zip({ a: 'aaaa', b: 'bbbb', c: { content: 'c', method: 12 } })
    const read = readZip(archive, { limits: { ...TARBALL_LIMITS, keptBytes: 5 } })
    expect(read.entries.map(({ content }) => content?.length ?? null)).toEqual([4, null, null])
    expect(read.cut).toBeNull()
  })

  test.each([
    ['no zip at all', Buffer.from('<html>busy</html>')],
    ['half an archive', Buffer.from(zip({ a: 'a'.repeat(500) })).subarray(0, 40)],
    ['one without its beginning', Buffer.from(zip({ a: 'abcdefgh', b: 'b' })).subarray(20)],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told as damaged', (_, bytes) => {
    expect(readZip(bytes).cut).toBe('The archive is damaged')
  })
})
