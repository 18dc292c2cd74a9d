/** A question as it stands in a DNS packet. */
export interface Question {
  name: string
  /** 1: A, 28: AAAA. */
  type: number
  /** Length of header and question, for the answer. */
  length: number
}

const MAX_LABELS = 40

/** The first question of a query; null for what is no query. Bytes come from the sandbox: anything may be in them. */
export function questionOf(packet: Uint8Array): Question | null {
  if (packet.length < 17) return null
  const flags = packet[2] ?? 0xff
  const isQuery = (flags & 0xf8) === 0
  const questions = ((packet[4] ?? 0) << 8) | (packet[5] ?? 0)
  if (!isQuery || questions !== 1) return null
  const labels: string[] = []
  let at = 12
  for (;;) {
    const size = packet[at]
    if (size === undefined || size > 63 || labels.length > MAX_LABELS) return null
    at++
    if (size === 0) break
    const label = packet.subarray(at, at + size)
    if (label.length < size) return null
    labels.push(
      Buffer.from(label)
        .toString('latin1')
        .replace(/[^\x21-\x7e]/g, '?'),
    )
    at += size
  }
  const [high, low] = [packet[at], packet[at + 1]]
  if (high === undefined || low === undefined || labels.length === 0) return null
  return { name: labels.join('.').toLowerCase(), type: (high << 8) | low, length: at + 4 }
}

/** The answer: an address for an A question, nothing for every other. */
export function answerTo(packet: Uint8Array, question: Question, address: string): Uint8Array {
  const withAddress = question.type === 1
  const header = Buffer.from(packet.subarray(0, question.length))
  header[2] = 0x81
  header[3] = 0x80
  header.writeUInt16BE(withAddress ? 1 : 0, 6)
  header.writeUInt16BE(0, 8)
  header.writeUInt16BE(0, 10)
  if (!withAddress) return header
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)])
  return Buffer.concat([header, record])
}
