import type { UnknownReason } from '../unknown.ts'

/**
 * A list read newest first.
 * Every item dated `wholeSince` or later is in `items`; `null` means every item there is.
 * `lost` says which fault cut the list; a list cut by the documented page cap has `complete: false` and `lost: null`.
 */
export interface Listing<T> {
  items: readonly T[]
  total: number | null
  complete: boolean
  wholeSince: string | null
  lost: { reason: UnknownReason; detail: string } | null
}
