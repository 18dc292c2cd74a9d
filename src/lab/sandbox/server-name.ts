const HANDSHAKE = 22
const CLIENT_HELLO = 1
const SERVER_NAME = 0
const RECORD_HEADER = 5
const MESSAGE_HEADER = 4

/** The first message of a TLS client, put together from its records (RFC 8446, 5.1); null for what is none. */
export function clientHello(packets: Uint8Array): Buffer | 'more' | null {
  const bytes = Buffer.from(packets)
  let message = Buffer.alloc(0)
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== HANDSHAKE) return null
    if (bytes.length < at + RECORD_HEADER) return 'more'
    const length = bytes.readUInt16BE(at + 3)
    if (bytes[at + 1] !== 3 || length === 0) return null
    message = Buffer.concat([message, bytes.subarray(at + RECORD_HEADER, at + RECORD_HEADER + length)])
    if (message.length > 0 && message[0] !== CLIENT_HELLO) return null
    const whole = message.length < MESSAGE_HEADER ? null : MESSAGE_HEADER + message.readUIntBE(1, 3)
    if (whole !== null && message.length >= whole) return message.subarray(0, whole)
    at += RECORD_HEADER + length
  }
  return 'more'
}

/** The host a client's hello asks for; empty where it asks for none or is made up. */
export function serverNameOf(hello: Uint8Array): string {
  try {
    return nameIn(Buffer.from(hello))
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}

function nameIn(bytes: Buffer): string {
  let at = MESSAGE_HEADER + 2 + 32
  at += 1 + bytes.readUInt8(at)
  at += 2 + bytes.readUInt16BE(at)
  at += 1 + bytes.readUInt8(at)
  const end = at + 2 + bytes.readUInt16BE(at)
  at += 2
  while (at + 4 <= end) {
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 2)
    // list length, kind of name, length, name
    if (type === SERVER_NAME) {
      const size = bytes.readUInt16BE(at + 7)
      return bytes.subarray(at + 9, at + 9 + size).toString('latin1')
    }
    at += 4 + length
  }
  return ''
}
