import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readTarball, TARBALL_LIMITS } from '../../../../src/sources/ecosystem/npm/tarball.ts'
import { tarball } from '../../../support/tarball.ts'

async function* inPieces(bytes: Uint8Array, size = 100): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe('readTarball', () => {
  test('lists every entry and keeps the contents that are wanted', async () => {
    const archive = tarball({
      'package.json': '{"name":"a"}',
      'bin/run.js': { mode: 0o755 },
      'big.bin': 'x'.repeat(3000),
    })
    const read = await readTarball(inPieces(archive), (path) => path.endsWith('.json'))
    expect(read.entries.map(({ path, kind, bytes, executable }) => [path, kind, bytes, executable])).toEqual([
      ['package.json', 'file', 12, false],
      ['bin/run.js', 'file', 0, true],
      ['big.bin', 'file', 3000, false],
    ])
    expect(read.entries.map(({ content }) => content && Buffer.from(content).toString())).toEqual([
      '{"name":"a"}',
      null,
      null,
    ])
    expect(read.cut).toBeNull()
    expect(read.integrity).toBe(`sha512-${createHash('sha512').update(archive).digest('base64')}`)
  })

  test('links are listed, never followed', async () => {
    const read = await readTarball(
      inPieces(tarball({ 'a.js': { type: 'SymbolicLink', linkpath: '/etc/passwd' } })),
    )
    expect(read.entries).toMatchObject([
      { path: 'a.js', kind: 'link', linkTarget: '/etc/passwd', content: null },
    ])
  })

  test.each(['package/../../evil.js', '/etc/evil.js', 'C:/evil.js', 'package/a/..\\..\\evil.js'])(
    'a path that leads out (%s) is listed as unsafe and not read',
    async (path) => {
      const read = await readTarball(inPieces(tarball({ [path]: 'boo' }, '')))
      expect(read.entries).toMatchObject([{ safe: false, content: null }])
    },
  )

  test.each([
    [{ compressedBytes: 100 }, 'The archive is larger than 100 bytes'],
    [{ unpackedBytes: 1000 }, 'The archive unpacks to more than 1000 bytes'],
    [{ entries: 3 }, 'The archive has more than 3 entries'],
  ])('reading stops at %j', async (limits, cut) => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`${index}.js`, `${index}`.repeat(9)]),
    )
    const read = await readTarball(inPieces(tarball(files)), () => true, { ...TARBALL_LIMITS, ...limits })
    expect(read.cut).toBe(cut)
    expect(read.integrity).toBeNull()
    expect(read.entries.length).toBeLessThan(400)
  })

  test('a bomb is not unpacked', async () => {
    const read = await readTarball(inPieces(tarball({ bomb: Buffer.alloc(30_000_000) }), 1000))
    expect(read.cut).toBe('The archive unpacks to more than 200 times its size')
    expect(read.unpackedBytes).toBeLessThan(10_000_000)
  })

  test('what is too large to keep is still listed', async () => {
    const read = await readTarball(inPieces(tarball({ a: 'aaaa', b: 'bbbb' })), () => true, {
      ...TARBALL_LIMITS,
      keptBytes: 4,
    })
    expect(read.entries.map(({ content }) => content?.length ?? null)).toEqual([4, null])
  })

  test.each([
    ['no gzip at all', Buffer.from('<html>busy</html>')],
    ['half an archive', Buffer.from(tarball({ a: 'a'.repeat(5000) })).subarray(0, 60)],
    ['gzip of something else', gzipSync(Buffer.from('hello '.repeat(300)))],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told as damaged', async (_name, bytes) => {
    expect((await readTarball(inPieces(bytes))).cut).toBe('The archive is damaged')
  })

  test('a connection that breaks is the failure it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(tarball({ a: 'a' })).subarray(0, 20)
      throw new Error('socket hang up')
    }
    await expect(readTarball(broken())).rejects.toThrow('socket hang up')
  })
})
