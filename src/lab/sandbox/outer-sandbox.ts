import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Socket as Datagrams } from 'node:dgram'
import { Server } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { OUTER, quote, type Tools } from './prerequisites.ts'
import { readTrace } from './trace-stream.ts'

/**
 * The outer room: an own file system in memory at SCRATCH (gone with the last process, bounded in size), an own network
 * of nothing but loopback, and a shell that starts the inner rooms one after the other. When it ends, the kernel ends
 * everything inside, whatever happens to us. Nothing of a run ever touches the disk of the machine.
 */
export interface Keeper {
  /** Process id as the machine sees it. */
  pid: number
  /** Sockets made inside the room's network and answered out here. */
  servers: readonly Server[]
  nameServer: Datagrams
  /**
   * Runs shell text inside; resolves to its exit code, -1 where the room has ended. After `seconds` the room is ended from
   * out here, with everything in it: whatever bounds there are inside, nobody waits longer.
   */
  run(
    command: string,
    seconds: number,
    onTrace?: (line: string) => void,
    onOutput?: (chunk: Buffer) => void,
  ): Promise<number>
  /** Puts a file into SCRATCH. */
  put(path: string, content: Uint8Array): Promise<void>
  /** What `command` wrote to its standard output, at most `maxBytes` of it. */
  read(command: string, maxBytes: number): Promise<Buffer>
  end(): Promise<void>
}

export const SCRATCH = '/dev/lab'

/** For what is ours and short: laying out files, copying, looking through what was left. */
export const HOUSEKEEPING_SECONDS = 120

/** A line of the trace beyond this is cut: arguments can be made as long as the kernel allows. */
const MAX_LINE = 1_000_000

export async function openKeeper(
  tools: Tools,
  options: { ports: readonly number[]; scratchBytes: number; maxProcesses: number; signal: AbortSignal },
): Promise<Keeper> {
  const child = spawn(
    tools.bwrap,
    [
      ...['--uid', '0', '--gid', '0', ...OUTER],
      ...['--size', String(options.scratchBytes), '--tmpfs', SCRATCH],
      ...['--chdir', SCRATCH, '--setenv', 'PATH', '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'],
      ...['/bin/sh', '-c', shellFor(tools, options)],
    ],
    { stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'ipc'], detached: true, env: { LANG: 'C.UTF-8' } },
  )
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const kill = () => void child.kill('SIGKILL')
  options.signal.addEventListener('abort', kill, { once: true })
  // A last resort for exits that run no cleanup; --die-with-parent covers those that run no code at all.
  process.once('exit', kill)
  const close = async () => {
    process.off('exit', kill)
    options.signal.removeEventListener('abort', kill)
    kill()
    await ended
  }
  if (options.signal.aborted) kill()
  try {
    const [servers, nameServer] = await handles(child, options.ports.length, ended)
    const channel = channelTo(child, ended, kill)
    const end = async () => {
      for (const server of servers) server.close()
      nameServer.close()
      await close()
    }
    return { pid: child.pid ?? -1, servers, nameServer, ...channel, end }
  } catch (error) {
    await close()
    throw error
  }
}

/** Sockets cross over to us before anything untrusted runs; the channel they came through is closed then. */
function handles(child: ChildProcess, count: number, ended: Promise<void>): Promise<[Server[], Datagrams]> {
  const servers: Server[] = []
  return new Promise((resolve, reject) => {
    child.on('message', (_, handle) => {
      if (handle instanceof Server) servers.push(handle)
      if (handle instanceof Datagrams && servers.length === count) resolve([servers, handle])
    })
    void ended.then(() => reject(new Error('The sandbox ended before it was ready')))
  })
}

function channelTo(
  child: ChildProcess,
  ended: Promise<void>,
  kill: () => void,
): Pick<Keeper, 'run' | 'put' | 'read'> {
  const [stdin, stdout, stderr, traced, replies] = child.stdio as unknown as [
    Writable,
    Readable,
    Readable,
    Readable,
    Readable,
  ]
  // Writing to a room that has ended is answered by `ended`.
  for (const stream of [stdin, stdout, stderr, traced, replies]) stream.on('error', () => {})
  let onOutput: ((chunk: Buffer) => void) | undefined
  let settle: ((code: number) => void) | undefined
  stdout.on('data', (chunk: Buffer) => onOutput?.(chunk))
  stderr.on('data', (chunk: Buffer) => onOutput?.(chunk))
  const trace = readTrace(traced, MAX_LINE)
  createInterface({ input: replies }).on('line', (line) => settle?.(Number(line)))

  const run: Keeper['run'] = async (command, seconds, onTrace, output) => {
    onOutput = output
    // Not to be guessed: what the code inside writes stands in the trace too.
    const mark = randomUUID()
    const allTraced = new Promise<void>((resolve) => trace.until(mark, onTrace ?? (() => {}), resolve))
    const finished = new Promise<number>((resolve) => {
      settle = resolve
    })
    stdin.write(`${mark}\n${command.replaceAll('\n', ' ')}\n`)
    const timer = setTimeout(kill, seconds * 1000)
    const whole = finished.then(async (code) => {
      await allTraced
      return code
    })
    const code = await Promise.race([whole, ended.then(() => -1)])
    clearTimeout(timer)
    return code
  }
  return {
    run,
    async put(path, content) {
      const done = run(`head -c ${content.length} > ${quote(path)}`, HOUSEKEEPING_SECONDS)
      stdin.write(content)
      await done
    },
    async read(command, maxBytes) {
      const chunks: Buffer[] = []
      const keep = (chunk: Buffer) => void chunks.push(chunk)
      await run(`${command} | head -c ${maxBytes}`, HOUSEKEEPING_SECONDS, undefined, keep)
      return Buffer.concat(chunks).subarray(0, maxBytes)
    },
  }
}

/** Reads a mark and a command, a line each; says the exit code on 4 and, by the mark, the end of the trace on 3. */
function shellFor(
  tools: Tools,
  { ports, maxProcesses }: { ports: readonly number[]; maxProcesses: number },
): string {
  return [
    `${quote(tools.node)} -e ${quote(LISTEN)} ${ports.join(' ')} || exit 9`,
    'exec 5>&-',
    'unset NODE_CHANNEL_FD NODE_CHANNEL_SERIALIZATION_MODE',
    // What the kernel counts for us; ulimit -u counts for ordinary users only, the watchdog for all.
    `ulimit -c 0; ulimit -u ${maxProcesses} 2>/dev/null || ulimit -p ${maxProcesses} 2>/dev/null`,
    'while IFS= read -r mark && IFS= read -r line; do eval "$line"; code=$?; echo "$code" >&4; printf "\\n%s\\n" "$mark" >&3; done',
  ].join('\n')
}

/** Opens the sockets in the room's network and hands them over. Runs before anything else, as a script of its own. */
const LISTEN = `
const net = require('node:net'), dgram = require('node:dgram')
const ports = process.argv.slice(1).map(Number)
const next = () => {
  const port = ports.shift()
  if (port === undefined) {
    const names = dgram.createSocket('udp4')
    return names.bind(53, '127.0.0.1', () => process.send('names', names, () => process.exit(0)))
  }
  const server = net.createServer().listen(port, '0.0.0.0', () => process.send('server', server, next))
}
next()`
