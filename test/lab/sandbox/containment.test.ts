import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toolsOrReason, trial, wordsOf } from '../support.ts'

const tools = await toolsOrReason()
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-check-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(tools === null)('containment', () => {
  test('files, secrets and sockets of the machine are not to be seen inside', async () => {
    const secret = join(folder, 'secret.txt')
    const elsewhere = await mkdtemp(join(tmpdir(), 'oss-check-test-'))
    await writeFile(join(elsewhere, 'secret.txt'), 'host-secret')
    await writeFile(secret, 'not hidden: the folder of the command is shown to it')
    const server = await socketAt(join(elsewhere, 'service.sock'))
    process.env.OSS_CHECK_TEST_SECRET = 'host-secret'
    const probe = [
      `cat ${elsewhere}/secret.txt && exit 11`,
      'env | grep -q host-secret && exit 12',
      'grep -qs host-secret /proc/*/environ && exit 13',
      `test -e ${elsewhere}/service.sock && exit 14`,
      'ls /root /var/run /run /sys 2>/dev/null | grep -q . && exit 15',
      'touch /usr/mine /mine /etc/mine /work/mine 2>/dev/null && exit 16',
      // The rooms of a run have processes of their own only: init, this shell, and what it starts.
      'test $(ls -d /proc/[0-9]* | wc -l) -le 6 || exit 17',
      'grep -q "CapEff:.0000000000000000" /proc/self/status || exit 18',
      'grep -q "NoNewPrivs:.1" /proc/self/status || exit 19',
      'test -r secret.txt || exit 20',
      'exit 0',
    ].join('; ')
    try {
      const result = await run(['sh', '-c', probe])
      expect(result.stages.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    } finally {
      delete process.env.OSS_CHECK_TEST_SECRET
      server.close()
      await rm(elsewhere, { recursive: true, force: true })
    }
  })

  test('the kernel is set by nobody inside, also where root runs this, and trying is severe', async () => {
    const setting = '/proc/sys/vm/swappiness'
    const result = await run(['sh', '-c', `v=$(cat ${setting}) && (echo $v > ${setting}) && exit 11; exit 0`])
    expect(result.stages.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(wordsOf(result, 'severe')).toContain(
      `files: command tried to change a setting of the kernel, ${setting}`,
    )
  })

  test('planted secrets are watched whichever way leads to them; what works past the watch is said', async () => {
    const ways = [
      'cat /proc/self/root$HOME/.netrc',
      'mkdir -p ~/.cache && ln ~/.git-credentials ~/.cache/x && cat ~/.cache/x',
      'unshare -U true',
    ]
    const result = await run(['sh', '-c', `${ways.join('; ')}; exit 0`])
    expect(wordsOf(result, 'severe')).toEqual(
      expect.arrayContaining([
        'canaries: cat, started by command, read ~/.netrc (a canary)',
        'canaries: ln, started by command, changed ~/.git-credentials (a canary)',
        'canaries: cat, started by command, read ~/.git-credentials (a canary)',
      ]),
    )
    const said = ['unshare made a user namespace of its own']
    expect(result.stages.map(({ unseen }) => unseen)).toEqual([said, said])
  })

  test('there is no io_uring inside, and Node does without', async () => {
    const rings = `fs.readdirSync('/proc/self/fd').map((fd) => { try { return fs.readlinkSync('/proc/self/fd/' + fd) } catch { return '' } })`
    const result = await run([
      'node',
      '-e',
      `process.exit(${rings}.some((to) => to.includes('io_uring')) ? 11 : 0)`,
    ])
    expect(result.stages.map(({ exitCode, unseen }) => [exitCode, unseen])).toEqual([
      [0, []],
      [0, []],
    ])
  })

  test('a fork bomb is stopped and named; nothing of it stays', async () => {
    const bomb = 'b() { b | b & b & }; b; sleep 20'
    const result = await run(['sh', '-c', bomb], { processes: 40, seconds: 20 })
    expect(result.stages.map(({ ended }) => ended)).toEqual(['limit', 'limit'])
    expect(wordsOf(result, 'severe')).toContain(
      'lockdown: command took more than 40 processes without network and was ended',
    )
    expect(await strays()).toEqual([])
  })

  test('what hangs is ended in time, with all it started', async () => {
    const result = await run(['sh', '-c', 'trap "" TERM; (setsid sleep 1000 &) ; sleep 1000'], { seconds: 1 })
    expect(result.stages.map(({ ended }) => ended)).toEqual(['timeout', 'timeout'])
    expect(wordsOf(result, 'severe')).toContain('lockdown: command did not end within 1 s without network')
    expect(await strays()).toEqual([])
  })

  test('memory is bounded', async () => {
    const hog = 'const held = []; setInterval(() => held.push(Buffer.alloc(2e7, 1)), 5)'
    const result = await run([process.execPath.split('/').at(-1) ?? 'node', '-e', hog], {
      memoryBytes: 300e6,
      seconds: 20,
    })
    expect(result.stages.map(({ ended }) => ended)).toEqual(['limit', 'limit'])
  })

  test('stopping ends it at once and keeps what was seen', async () => {
    const stop = new AbortController()
    let stages = 0
    const result = await trial(tools ?? never(), {
      subject: { kind: 'command', folder, command: ['sh', '-c', 'sleep 1000'] },
      limits: { seconds: 60 },
      signal: stop.signal,
      onStage: () => void (stages++ === 0 && setTimeout(() => stop.abort(), 300)),
    })
    expect(result).toMatchObject({ cutShort: true, stages: [] })
    expect(await strays()).toEqual([])
  })

  function run(command: readonly string[], limits = {}) {
    return trial(tools ?? never(), { subject: { kind: 'command', folder, command }, limits })
  }
})

/** Sandboxes that are still there, of this test process. */
async function strays(): Promise<string[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(names.map((pid) => readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')))
  return lines.filter((line) => line.includes('(bwrap)') && line.split(' ')[3] === String(process.pid))
}

async function socketAt(path: string): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return server
}

function never(): never {
  throw new Error('Skipped without tools')
}
