import { clientHello, serverNameOf } from './server-name.ts'

/** What a connection turned out to be: TLS for a host (empty: for none, or broken), or something else. */
export type FirstWords = { kind: 'tls'; name: string } | { kind: 'plain' }

const HANDSHAKE = 0x16
/** A hello that is longer than this is none that an honest client sends. */
const MAX_HELLO = 16_384

/** `more`: not to be told yet. What begins as TLS is judged as TLS, so that no cut of the hello makes it look like another thing. */
export function firstWords(bytes: Uint8Array): FirstWords | 'more' {
  if (bytes.length === 0) return 'more'
  if (bytes[0] !== HANDSHAKE) return { kind: 'plain' }
  const hello = clientHello(bytes)
  if (hello === 'more') return bytes.length > MAX_HELLO ? { kind: 'tls', name: '' } : 'more'
  return { kind: 'tls', name: hello === null ? '' : serverNameOf(hello) }
}
