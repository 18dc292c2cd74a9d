import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run as marathon } from '../../../src/cli/commands/marathon.ts'
import { parseMarathonArguments } from '../../../src/cli/commands/marathon-arguments.ts'
import type { Io } from '../../../src/cli/io.ts'
import { runLoad } from '../../../src/lab/load/run.ts'
import { UserError } from '../../../src/model/user-error.ts'
import { readEvidence } from '../../../src/sources/evidence/lab/evidence-files.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-check-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a server is started, driven, watched and ended with all it started', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const io = anIo()
  const start = `sleep 1000 & echo $! > child.pid; ${serverOn(port)}`
  const load = ['--connections', '4', '--duration', '1.5s', '--warmup', '0']
  const code = await marathon(
    [
      '--start',
      start,
      '--ready',
      url,
      ...load,
      '--p99',
      '60s',
      '--errors',
      '100%',
      '--for',
      'npm:widget@1.2.3',
    ],
    io,
  )
  expect(io.said()).toContain('Marathon: npm:widget@1.2.3, 4 at a time, 1.5 s')
  expect(code).toBe(0)
  const { runs } = await readEvidence(join(folder, '.oss-check'))
  expect(runs[0]).toMatchObject({
    kind: 'marathon',
    subject: { version: '1.2.3', answersFor: ['npm:widget'] },
    cutShort: false,
    budgets: [
      { name: 'p99', met: true },
      { name: 'errors', met: true },
    ],
  })
  expect(runs[0]?.kind === 'marathon' && runs[0].requests).toBeGreaterThan(10)
  const child = Number(await readFile(join(folder, 'child.pid'), 'utf8'))
  expect(() => process.kill(child, 0)).toThrow()
})

test('a missed budget is exit code 1', async () => {
  const io = anIo()
  const code = await marathon(
    ['--concurrency', '2', '--duration', '600ms', '--warmup', '0', '--p50', '0.001ms', '--', 'true'],
    io,
  )
  expect(code).toBe(1)
  expect(io.said()).toContain('MISSED')
})

test('stopped early, it keeps what was measured and says so', async () => {
  const stop = new AbortController()
  const port = await freePort()
  const run = await runLoad({
    start: serverOn(port),
    ready: 'listening',
    readySeconds: 20,
    drive: { url: `http://127.0.0.1:${port}/` },
    shape: { connections: 2, ratePerSecond: 50, seconds: 600 },
    warmupSeconds: 0,
    cwd: folder,
    signal: stop.signal,
    onProgress: (phase, left) => {
      if (phase === 'running' && left < 599) stop.abort()
    },
  })
  expect(run).toMatchObject({ cutShort: true })
  expect(run?.requests).toBeGreaterThan(5)
  expect(run?.durationSeconds).toBeLessThan(60)
})

test('commands that fail are errors, and of nothing but errors there is no latency', async () => {
  const run = await underCommand(['sh', '-c', 'exit 3'])
  expect(run?.errors).toBe(run?.requests)
  expect(run?.latencyMs).toEqual({ p50: null, p90: null, p99: null, p999: null })
})

test('commands with a rate are due at their time', async () => {
  const run = await underCommand(['sleep', '0.3'])
  // One at a time cannot keep up with ten a second: those that had to wait took longer than the command itself.
  expect(run?.latencyMs.p99).toBeGreaterThan(400)
  expect(run?.rssBytes).toBeNull()
})

function underCommand(command: readonly string[]) {
  return runLoad({
    start: null,
    ready: null,
    readySeconds: 1,
    drive: { command },
    shape: { connections: 1, ratePerSecond: 10, seconds: 1 },
    warmupSeconds: 0,
    cwd: folder,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
}

test.each([
  [
    'ends before it is ready',
    ['--start', 'echo no such thing; exit 3', '--ready', 'ready', '--url', 'http://127.0.0.1:1/'],
  ],
  [
    'is never ready',
    ['--start', 'sleep 100', '--ready', 'x', '--ready-timeout', '200ms', '--url', 'http://127.0.0.1:1/'],
  ],
  ['a result file that is not there', ['--result', 'absent.json']],
])('%s: told in two lines', async (_, args) => {
  await expect(marathon(args, anIo())).rejects.toThrow(UserError)
})

test('a result file of another tool is evidence too', async () => {
  const result = {
    ...{ connections: 3, duration: 5, errors: 0, non2xx: 0, requests: { total: 50, average: 10 } },
    latency: { p50: 1, p90: 2, p99: 3, p99_9: 4 },
  }
  await writeFile(join(folder, 'result.json'), JSON.stringify(result))
  const io = anIo()
  expect(
    await marathon(['--result', 'result.json', '--p99', '2ms', '--for', 'acme/widget', '--json'], io),
  ).toBe(1)
  expect(JSON.parse(io.said())).toMatchObject({
    tool: 'autocannon',
    subject: { answersFor: ['github.com/acme/widget'] },
    budgets: [{ name: 'p99', met: false }],
  })
})

test.each([
  [[]],
  [['--url', 'ftp://x']],
  [['--start', 'x', '--url', 'http://x/']],
  [['--url', 'http://x/', '--', 'true']],
  [['--url', 'http://x/', '--duration', 'long']],
  [['--url', 'http://x/', '--connections', '0']],
  [['--url', 'http://x/', '--p99', '50']],
  [['extra', '--url', 'http://x/']],
])('%j is refused', (args) => {
  expect(() => parseMarathonArguments(args)).toThrow(UserError)
})

function anIo(): Io & { said(): string } {
  let text = ''
  return {
    stdout: (more) => {
      text += more
    },
    stderr: () => {},
    env: {},
    cwd: folder,
    platform: process.platform,
    now: () => new Date(),
    stdin: { isTTY: false },
    terminal: { isTTY: false, columns: 80, colors: false },
    drawsProgress: false,
    signal: new AbortController().signal,
    said: () => text,
  }
}

function serverOn(port: number): string {
  const code = `require('node:http').createServer((q, r) => r.end('ok')).listen(${port}, '127.0.0.1', () => console.log('listening'))`
  return `"${process.execPath}" -e "${code}"`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
