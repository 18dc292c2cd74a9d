import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Artefact, artefactOf } from '../../../src/lab/artefact.ts'
import { binaryKind } from '../../../src/lab/static/binary.ts'
import { contentFindings } from '../../../src/lab/static/content-findings.ts'
import { contentsOf } from '../../../src/lab/static/contents.ts'
import { signsOf } from '../../../src/lab/static/source-signs.ts'
import { tarball } from '../../support/tarball.ts'
import { zip } from '../../support/zip.ts'
import { aPackage } from '../support.ts'

test('a plain package is plain', async () => {
  const { words, contents } = await read(aPackage('plain', {}, { 'index.js': 'export const one = 1\n' }))
  expect(words).toEqual([])
  expect(contents).toMatchObject({ files: 2, dependencies: 0, notInTag: null, cut: null })
})

test('scripts, binaries, unreadable code and what is not in the tag are named', async () => {
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(60)])
  const manifest = {
    name: 'rich',
    version: '1.0.0',
    scripts: { postinstall: 'node run.js', test: 'x' },
    dependencies: { a: '1' },
  }
  const archive = tarball({
    'package.json': JSON.stringify(manifest),
    'addon.node': elf,
    'run.js': `eval(x); require('child_process'); fetch('https://evil.example/x'); connect('http://198.18.7.7/')`,
    'hidden.js': Array.from({ length: 20 }, (_, index) => `var _0x${(4096 + index).toString(16)} = 1`).join(
      '\n',
    ),
    'dist/min.js': 'a();'.repeat(2000),
  })
  const { words, contents } = await read(archive, new Set(['package.json', 'run.js']))
  expect(words).toEqual([
    'severe: Obfuscated code: hidden.js',
    'notice: Runs on install: postinstall: node run.js',
    'notice: Ships machine code: addon.node (ELF binary)',
    'notice: Names bare addresses: 198.18.7.7',
    'notice: Not in the tagged source: addon.node, hidden.js',
    'info: Minified code: dist/min.js',
    'info: Makes code of text: run.js',
    'info: Can start processes: run.js',
    'info: Can use the network: run.js',
  ])
  expect(contents.domains).toEqual(['198.18.7.7', 'evil.example'])
})

test('an addon without a script is compiled by npm all the same', async () => {
  const { contents } = await read(aPackage('addon', {}, { 'binding.gyp': '{}' }))
  expect(contents.installScripts).toEqual(['install: node-gyp rebuild'])
})

test.each([
  [
    'a path that leads out',
    tarball({ '../../etc/passwd': 'x' }),
    /Hostile archive: .*leads out of the archive/,
  ],
  ['an absolute path', tarball({ '/etc/passwd': 'x' }, ''), /Hostile archive: .*leads out of the archive/],
  [
    'a link that leads out',
    tarball({ 'a.js': { type: 'SymbolicLink', linkpath: '../../.ssh/id_rsa' } }),
    /Hostile archive: a.js is a link to ..\/..\/.ssh\/id_rsa, out of its folder/,
  ],
  [
    'a hard link that leads out',
    tarball({ 'a.js': { type: 'Link', linkpath: '/etc/shadow' } }),
    /out of its folder/,
  ],
  ['a device', tarball({ disk: { type: 'BlockDevice' } }), /disk is neither file nor folder/],
  ['a decompression bomb', gzipSync(Buffer.alloc(60_000_000)), /unpacks to more than/],
  ['no archive at all', Buffer.from('hello'), /damaged/],
])('%s ends as a finding', async (_, archive, expected) => {
  const { words } = await read(archive)
  expect(words.filter((line) => line.startsWith('severe'))).toEqual([expect.stringMatching(expected)])
})

test.each([
  ['const x = retrieval(1)', { eval: false }],
  ['const f = new Function("return 1")', { eval: true }],
  ['object.fetch(1)', { network: false }],
  ["import net from 'node:net'", { network: true }],
  ["eval(atob('YWxlcnQoMSk='))", { obfuscated: true }],
  ['// see https://user:secret@host.example/path', { domains: ['host.example'] }],
])('%s', (source, expected) => {
  expect(signsOf(source)).toMatchObject(expected)
})

describe('a zip', () => {
  test('is read as a tarball is', async () => {
    const { contents } = await read(
      zip({
        'w/main.go': 'import "os/exec"\n// https://host.example',
        'w/run': { content: '\x7fELF' },
        '../x': '',
      }),
    )
    expect(contents).toMatchObject({
      files: 3,
      binaries: ['w/run (ELF binary)'],
      uses: { childProcess: ['w/main.go'] },
      domains: ['host.example'],
      hostile: ['../x leads out of the archive'],
      cut: null,
    })
  })

  test.each([
    [[0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52], null],
    [[0xca, 0xfe, 0xba, 0xbe, 0xff, 0xff, 0, 65], null],
    [[0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2], 'macOS binary'],
    [[0xca, 0xfe, 0xba], null],
  ])('%j is %s: classes of Java are no programs of macOS', (bytes, kind) => {
    expect(binaryKind(Uint8Array.from(bytes))).toBe(kind)
  })
})

test.each([
  ['$out = shell_exec($cmd);', { childProcess: true }],
  ['new ProcessBuilder("ls").start()', { childProcess: true }],
  ['import (\n\t"net/http"\n)', { network: true }],
  ['import java.net.http.HttpClient;', { network: true }],
  ['$c = curl_init($url);', { network: true }],
])('%s', (source, expected) => {
  expect(signsOf(source)).toMatchObject(expected)
})

async function read(archive: Uint8Array, tagged: ReadonlySet<string> | null = null) {
  const artefact: Artefact = await artefactOf('x', archive, [])
  const contents = contentsOf(artefact.tarball, artefact.manifest, tagged)
  const words = contentFindings(contents).map(({ severity, summary }) => `${severity}: ${summary}`)
  return { contents, words }
}
