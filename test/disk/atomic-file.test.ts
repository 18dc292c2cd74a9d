import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFileAtomically, writeGivenFile } from '../../src/disk/atomic-file.ts'
import { UserError } from '../../src/model/user-error.ts'

let folder = ''
const inFolder = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oss-check-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a plain file', () => {
  test.each([writeFileAtomically, writeGivenFile])(
    'is made, and replaced as a whole; nothing is left beside it: %o',
    async (write) => {
      await write(inFolder('a'), 'one')
      await write(inFolder('a'), 'two')
      expect(readFileSync(inFolder('a'), 'utf8')).toBe('two')
      expect(readdirSync(folder)).toEqual(['a'])
    },
  )

  test('keeps who may read it', async () => {
    writeFileSync(inFolder('a'), 'one')
    chmodSync(inFolder('a'), 0o640)
    await writeGivenFile(inFolder('a'), 'two')
    expect(statSync(inFolder('a')).mode & 0o777).toBe(0o640)
  })
})

describe.skipIf(process.platform === 'win32')('what is no plain file stays what it is', () => {
  test('a pipe is written to', async () => {
    execFileSync('mkfifo', [inFolder('pipe')])
    const reader = createReadStream(inFolder('pipe'), 'utf8')
    let read = ''
    reader.on('data', (text) => {
      read += text
    })
    await Promise.all([writeGivenFile(inFolder('pipe'), 'report'), once(reader, 'end')])
    expect(read).toBe('report')
    expect(lstatSync(inFolder('pipe')).isFIFO()).toBe(true)
    expect(readdirSync(folder)).toEqual(['pipe'])
  })

  test.each([
    ['a link', 'there/real', ['link']],
    ['a link over a link', 'there/real', ['link', 'there/middle']],
    ['a link to nothing yet', 'there/new', ['link']],
  ])('%s: the file it leads to is written', async (_, real, links) => {
    mkdirSync(inFolder('there'))
    if (!real.endsWith('new')) writeFileSync(inFolder(real), 'before')
    const chain = [...links, real]
    for (const [index, link] of links.entries()) {
      const next = chain[index + 1] ?? ''
      symlinkSync(link.includes('/') ? next.replace('there/', '') : next, inFolder(link))
    }
    await writeGivenFile(inFolder('link'), 'after')
    for (const link of links) expect(lstatSync(inFolder(link)).isSymbolicLink()).toBe(true)
    expect(lstatSync(inFolder(real)).isFile()).toBe(true)
    expect(readFileSync(inFolder(real), 'utf8')).toBe('after')
  })

  test('a link to a pipe is written to', async () => {
    execFileSync('mkfifo', [inFolder('pipe')])
    symlinkSync('pipe', inFolder('link'))
    const reader = createReadStream(inFolder('pipe'), 'utf8')
    reader.resume()
    await Promise.all([writeGivenFile(inFolder('link'), 'report'), once(reader, 'end')])
    expect(lstatSync(inFolder('link')).isSymbolicLink()).toBe(true)
    expect(lstatSync(inFolder('pipe')).isFIFO()).toBe(true)
  })
})

test.each(['there', 'nowhere'])('a link to %s that has a name of our own leads nowhere', async (name) => {
  writeFileSync(inFolder('there'), 'before')
  symlinkSync(name, inFolder('oss-check.yaml'))
  await writeFileAtomically(inFolder('oss-check.yaml'), 'ours')
  expect(lstatSync(inFolder('oss-check.yaml')).isFile()).toBe(true)
  expect(readFileSync(inFolder('there'), 'utf8')).toBe('before')
  expect(existsSync(inFolder('nowhere'))).toBe(false)
})

describe('what cannot be written is one sentence with a hint', () => {
  const failure = (path: string) =>
    writeGivenFile(path, 'x').then(
      () => null,
      (error: unknown) => (error instanceof UserError ? `${error.message}. ${error.hint}` : error),
    )

  test('no folder, a folder, a circle of links', async () => {
    mkdirSync(inFolder('sub'))
    symlinkSync('two', inFolder('one'))
    symlinkSync('one', inFolder('two'))
    expect(await failure(inFolder('none/a'))).toMatch(
      /cannot be written \(ENOENT\)\. Give a file in a folder/,
    )
    expect(await failure(inFolder('sub'))).toMatch(/\(EISDIR\)\. Give a file, not a folder/)
    expect(await failure(inFolder('one'))).toMatch(/\(ELOOP\)/)
    expect(readdirSync(folder).sort()).toEqual(['one', 'sub', 'two'])
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk', async () => {
    expect(await failure('/dev/full')).toMatch(/\(ENOSPC\)\. There is no room left/)
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true)
  })
})
