import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const BIN = 'dist/bin.js'
/** What only react and ink contain, minified or not. */
const MARKS = ['react.transitional.element', 'ink-virtual-text']

/** Writes the address of every module that Node loads to stderr. */
const TRACE = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { process.stderr.write('loads ' + url + '\\n'); return next(url, context) } })
`)}`

function modulesLoadedBy(...args: string[]): string[] {
  const { stderr, status } = spawnSync(process.execPath, ['--import', TRACE, BIN, ...args], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBeLessThanOrEqual(3)
  return stderr
    .split('\n')
    .flatMap((line) => (line.startsWith('loads file:') ? [line.slice('loads '.length)] : []))
}

test('the marks are in the bundle, and only in chunks of their own', () => {
  const chunks = readdirSync('dist/chunks').map((name) => readFileSync(join('dist/chunks', name), 'utf8'))
  for (const mark of MARKS) expect(chunks.some((content) => content.includes(mark))).toBe(true)
})

test.each([
  ['json', ['--example', '--format', 'json']],
  ['piped text', ['--example']],
  ['help', ['--help']],
])('%s loads neither react nor ink', (_, args) => {
  const loaded = modulesLoadedBy(...args)
  expect(loaded.some((url) => url.endsWith(BIN))).toBe(true)
  for (const url of loaded) {
    const content = readFileSync(fileURLToPath(url), 'utf8')
    for (const mark of MARKS) expect(content.includes(mark), `${url} holds ${mark}`).toBe(false)
  }
})
