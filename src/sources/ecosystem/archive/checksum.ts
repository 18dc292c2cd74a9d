import { createHash } from 'node:crypto'
import { RequestFault } from '../../../net/fault.ts'

const ALGORITHMS = ['sha512', 'sha384', 'sha256'] as const

/** A digest in hexadecimal -> subresource integrity; null: it is no digest of that kind. */
export function integrityOfHex(algorithm: (typeof ALGORITHMS)[number], hex: string): string | null {
  const bits = Number(algorithm.slice(3))
  if (!/^[\da-f]+$/i.test(hex) || hex.length * 4 !== bits) return null
  return `${algorithm}-${Buffer.from(hex, 'hex').toString('base64')}`
}

/** Throws RequestFault where the bytes are not those that the registry means. Without a checksum nobody can tell. */
export function assertIntact(bytes: Uint8Array, integrity: string | null): void {
  const algorithm = ALGORITHMS.find((one) => integrity?.startsWith(`${one}-`))
  if (algorithm === undefined) return
  if (`${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}` === integrity) return
  throw new RequestFault('unexpected', 'The archive is not the one whose checksum the registry names', {
    final: true,
  })
}
