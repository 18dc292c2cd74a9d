const HANDSHAKE = 22
const CLIENT_HELLO = 1
const SERVER_NAME = 0

/** The host a TLS client asks for, from its first packet; null for what is no TLS, empty for TLS without a name. */
export function serverNameOf(packet: Uint8Array): string | null {
  const bytes = Buffer.from(packet)
  if (bytes.length < 6 || bytes[0] !== HANDSHAKE || bytes[1] !== 3 || bytes[5] !== CLIENT_HELLO) return null
  try {
    return nameIn(bytes)
  } catch (error) {
    // Cut or made up: it is TLS, and names nobody.
    if (error instanceof RangeError) return ''
    throw error
  }
}

function nameIn(bytes: Buffer): string {
  let at = 5 + 4 + 2 + 32
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
