import type { UnknownReason } from '../model/unknown.ts'

export type FaultReason = UnknownReason | 'not-found'

export interface FaultDetails {
  /** HTTP status; null: no answer came. */
  status?: number | null
  /** What the network did, as Node or undici name it: ECONNRESET, UND_ERR_SOCKET. */
  code?: string | null
  timedOut?: boolean
  /** The other side's wish, in seconds. */
  retryAfter?: number | null
  /** Decided on this side, over budget for one: asked again it would end the same. */
  final?: boolean
}

/** A request that came to nothing, with what it means for the facts behind it. `message` is one sentence for a person. */
export class RequestFault extends Error {
  readonly reason: FaultReason
  readonly status: number | null
  readonly code: string | null
  readonly timedOut: boolean
  readonly retryAfter: number | null
  readonly final: boolean

  constructor(reason: FaultReason, message: string, details: FaultDetails = {}) {
    super(message)
    this.name = 'RequestFault'
    this.reason = reason
    this.status = details.status ?? null
    this.code = details.code ?? null
    this.timedOut = details.timedOut ?? false
    this.retryAfter = details.retryAfter ?? null
    this.final = details.final ?? false
  }
}

/** Asked again, these end the same: no such host, nobody listening there, a certificate that is not trusted. */
export function isLasting({ code }: RequestFault): boolean {
  return /^(?:ENOTFOUND|ECONNREFUSED|ERR_TLS_.*|.*CERT.*|.*ISSUER.*|.*SIGNATURE.*)$/.test(code ?? '')
}
