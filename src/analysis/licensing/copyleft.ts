import { COPYLEFT_BY_FILE } from './copyleft-by-file.ts'
import { COPYLEFT_BY_WORK } from './copyleft-by-work.ts'
import { copyleft } from './copyleft-entry.ts'
import { gnuLicenses } from './gnu.ts'
import type { Copyleft } from './terms.ts'

/**
 * Copyleft licences by what their texts say of reach, network use, later versions and other licences. Notices apart,
 * a whole under one of them may ask only what `tolerates` says: for patents, what its steward or the FSF admits.
 */
export const COPYLEFT: ReadonlyMap<string, Copyleft> = new Map(
  Object.entries({ ...COPYLEFT_BY_FILE, ...COPYLEFT_BY_WORK, ...gnuLicenses() }).map(([id, entry]) => [
    id,
    copyleft(id, entry),
  ]),
)
