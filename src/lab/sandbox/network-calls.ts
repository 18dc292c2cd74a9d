import { isIP } from 'node:net'
import { cleanLine } from '../../text/untrusted.ts'
import { questionOf } from './dns.ts'
import type { Act } from './observed-actions.ts'
import { bytesOf, type Call, errorOf } from './trace-line.ts'

/** Port each socket is connected to, by the socket as strace names it: `socket:[4711]`. */
export type Sockets = Map<string, number>

type Seen = Pick<Act, 'kind' | 'what' | 'error'>

const DNS_PORT = 53
/** Asked by the C library before every lookup; never there. */
const NAME_CACHE = /\/nscd\/socket$/

export function networkActs(
  call: Call,
  sockets: Sockets,
  nameOfAddress: (address: string) => string | null,
): Seen[] {
  if (call.name === 'connect') return connectActs(call, sockets, nameOfAddress)
  if (call.name === 'sendto' || call.name === 'sendmsg' || call.name === 'sendmmsg')
    return sendActs(call, sockets, nameOfAddress)
  return []
}

function connectActs(
  call: Call,
  sockets: Sockets,
  nameOfAddress: (address: string) => string | null,
): Seen[] {
  const address = call.args[1] ?? ''
  const error = errorOf(call)
  const path = /sun_path=@?("(?:[^"\\]|\\.)*")/.exec(address)?.[1]
  if (path !== undefined) {
    const name = cleanLine(bytesOf(path) ?? '', 200)
    return NAME_CACHE.test(name) ? [] : [{ kind: 'connect', what: `socket ${name}`, error }]
  }
  const peer = peerOf(address)
  if (!peer) return []
  const socket = socketOf(call)
  if (socket !== null) sockets.set(socket, peer.port)
  // Port 0 is the C library asking which of its own addresses it would use.
  if (peer.port === 0 || (peer.port === DNS_PORT && isLoopback(peer.address))) return []
  const name = nameOfAddress(peer.address) ?? peer.address
  // An address that nobody answers yet is being tried all the same.
  return [{ kind: 'connect', what: withPort(name, peer.port), error: error === 'EINPROGRESS' ? null : error }]
}

function sendActs(call: Call, sockets: Sockets, nameOfAddress: (address: string) => string | null): Seen[] {
  const rest = call.args.slice(1).join(', ')
  const peer = peerOf(rest)
  const port = peer?.port ?? sockets.get(socketOf(call) ?? '')
  if (port === DNS_PORT) {
    const strings = rest.match(/"(?:[^"\\]|\\.)*"/gs) ?? []
    return strings.flatMap((text) => {
      const question = questionOf(Buffer.from(bytesOf(text) ?? '', 'latin1'))
      return question ? [{ kind: 'lookup' as const, what: cleanLine(question.name, 260), error: null }] : []
    })
  }
  // Datagrams to somewhere: the address stands in the call.
  if (!peer || peer.port === 0) return []
  const name = nameOfAddress(peer.address) ?? peer.address
  return [{ kind: 'connect', what: withPort(name, peer.port), error: errorOf(call) }]
}

function peerOf(text: string): { address: string; port: number } | null {
  const port = /sin6?_port=htons\((\d+)\)/.exec(text)?.[1]
  const address = /inet_addr\("([\d.]+)"\)|inet_pton\(AF_INET6, "([\da-f:.]+)"/i.exec(text)
  const found = (address?.[1] ?? address?.[2] ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  return port === undefined || isIP(found) === 0 ? null : { address: found, port: Number(port) }
}

function socketOf(call: Call): string | null {
  return /^\d+<(\w+:\[\d+\])>/.exec(call.args[0] ?? '')?.[1] ?? null
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}

function withPort(host: string, port: number): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`
}
