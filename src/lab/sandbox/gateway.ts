import type { Socket as Datagrams, RemoteInfo } from 'node:dgram'
import { connect, isIP, type Server, type Socket } from 'node:net'
import { cleanLine } from '../../text/untrusted.ts'
import { answerTo, questionOf } from './dns.ts'
import { type FirstWords, firstWords } from './first-words.ts'
import { plainWatch } from './plain-watch.ts'

/** `registry.npmjs.org:443` */
export interface Endpoint {
  host: string
  port: number
}

export interface Gateway {
  /** The name that an address inside was given out for. */
  nameOfAddress(address: string): string | null
  /** What came to our door and was not let through, or carried what it must not. */
  incidents(): readonly Incident[]
}

export interface Incident {
  kind: 'refused' | 'other-name' | 'canary' | 'upload'
  /** `host:port` */
  to: string
  detail: string
}

/** Names are given addresses of this block: 127.64.0.1, 127.64.0.2 … all of them lead to us. */
const MAX_NAMES = 60_000
const MAX_INCIDENTS = 500
const FIRST_WORDS_MS = 2000
const TLS_PORT = 443

/**
 * The only way out of the observed network: answers every name with an address of its own, and pipes what comes there to
 * the real host if that is allowed. TLS goes through untouched, end to end; the name it asks for must be the one looked up.
 */
export function openGateway(
  servers: readonly Server[],
  nameServer: Datagrams,
  allowed: readonly Endpoint[],
  mark: string,
): Gateway {
  const addresses = new Map<string, string>()
  const names = new Map<string, string>()
  const incidents: Incident[] = []
  const report = (incident: Incident) => {
    const known = incidents.some((other) => other.kind === incident.kind && other.to === incident.to)
    if (!known && incidents.length < MAX_INCIDENTS) incidents.push(incident)
  }

  nameServer.on('error', () => {})
  nameServer.on('message', (packet: Buffer, from: RemoteInfo) => {
    const question = questionOf(packet)
    if (!question || addresses.size >= MAX_NAMES) return
    if (question.name.includes(mark))
      report({ kind: 'canary', to: cleanLine(question.name, 100), detail: 'in a name that was looked up' })
    const answer = answerTo(packet, question, addressFor(question.name))
    nameServer.send(answer, from.port, from.address, () => {})
  })
  for (const server of servers) {
    server.on('error', () => {})
    server.on('connection', (socket: Socket) => {
      const host = names.get(plain(socket.localAddress)) ?? plain(socket.localAddress)
      receive(socket, { host, port: socket.localPort ?? 0 })
    })
  }
  return { nameOfAddress: (address) => names.get(address) ?? null, incidents: () => incidents }

  function addressFor(name: string): string {
    const known = addresses.get(name)
    if (known !== undefined) return known
    const number = addresses.size + 1
    const address = `127.64.${number >> 8}.${number & 0xff}`
    addresses.set(name, address)
    names.set(address, name)
    return address
  }

  function receive(socket: Socket, to: Endpoint): void {
    const isAllowed = allowed.some(({ host, port }) => sameHost(host, to.host) && port === to.port)
    const where = cleanLine(`${to.host}:${to.port}`, 300)
    socket.on('error', () => socket.destroy())
    socket.setTimeout(FIRST_WORDS_MS, () => socket.destroy())
    const watch = plainWatch(mark, (kind, detail) => report({ kind, to: where, detail }))
    let first = Buffer.alloc(0)
    socket.on('data', listen)

    function listen(chunk: Buffer): void {
      first = Buffer.concat([first, chunk])
      const words = firstWords(first)
      if (words === 'more' && isAllowed) return
      socket.off('data', listen)
      const refusal = isAllowed ? refusalOf(words, to, first) : refused(words, first)
      if (refusal === null) {
        const isPlain = words !== 'more' && words.kind === 'plain'
        if (isPlain) watch(first)
        forward(socket, to, first, isPlain ? watch : null)
        return
      }
      report({ ...refusal, to: where })
      if (first.includes(mark)) report({ kind: 'canary', to: where, detail: 'in what was sent' })
      socket.destroy()
    }
  }
}

type Refusal = Omit<Incident, 'to'>

/** @internal Why a connection to an allowed host is not let through; null: it is. */
export function refusalOf(words: FirstWords | 'more', to: Endpoint, first: Buffer): Refusal | null {
  if (words === 'more') return null
  if (words.kind === 'plain') return to.port === TLS_PORT ? refused(words, first) : null
  // Clients name no host where they were given an address.
  if (sameHost(words.name, to.host) || (words.name === '' && isIP(to.host) !== 0)) return null
  return { kind: 'other-name', detail: words.name === '' ? 'no host' : cleanLine(words.name, 200) }
}

function refused(words: FirstWords | 'more', first: Buffer): Refusal {
  const isPlain = words !== 'more' && words.kind === 'plain'
  return { kind: 'refused', detail: isPlain ? firstLine(first) : 'TLS' }
}

function forward(
  socket: Socket,
  to: Endpoint,
  first: Buffer,
  onPlain: ((chunk: Buffer) => void) | null,
): void {
  socket.setTimeout(0)
  socket.pause()
  const upstream = connect(to.port, to.host)
  upstream.on('error', () => socket.destroy())
  socket.on('close', () => upstream.destroy())
  upstream.on('close', () => socket.destroy())
  upstream.write(first)
  if (onPlain) socket.on('data', onPlain)
  socket.pipe(upstream)
  upstream.pipe(socket)
}

function firstLine(first: Buffer): string {
  const line = first.subarray(0, 200).toString('latin1').split('\r\n')[0] ?? ''
  return /^[\x20-\x7e]+$/.test(line) ? cleanLine(line, 120) : 'binary'
}

function sameHost(a: string, b: string): boolean {
  return isIP(a) ? a === b : a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '')
}

function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '')
}
