import type { Aspect } from '../../inventory/changes.ts'
import type { LicenceChange } from './licence-change.ts'

/** What changed since a base. */
export interface ScanComparison {
  base: { name: string; commit: string | null }
  /** Why not everything could be compared, one sentence; null: all was. Where nothing could be, nothing is added. */
  lacking: string | null
  added: readonly ListedChange[]
  removed: readonly ListedChange[]
  /** `before`: the package URL that it had. */
  changed: readonly (ListedChange & { before: string; what: readonly Aspect[] })[]
  licences: readonly LicenceChange[]
}

interface ListedChange {
  purl: string
  name: string
  version: string | null
  scope: string
}
