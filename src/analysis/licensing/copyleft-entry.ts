import type { Ask, Copyleft, Offer } from './terms.ts'

/** What is written down of a copyleft licence; the rest follows from it. */
export interface CopyleftEntry
  extends Partial<Pick<Copyleft, 'bindsOn' | 'disputed' | 'shares' | 'installation'>> {
  reach: Copyleft['reach']
  offers: readonly Offer[]
  onNotice?: readonly Offer[]
  /** Beyond notices and marked changes. */
  asks?: readonly Ask[]
  tolerates?: readonly Ask[]
  fsf?: Copyleft['fsf']
}

/** What no licence minds: section 6 of GPL-2.0 ("no further restrictions") and its like admit them. */
export const NOTICES: readonly Ask[] = ['notice', 'no-endorsement', 'mark-changes']

/** Licences by file give no right to names, and their own patent licence ends over a lawsuit about the code. */
const BY_FILE: readonly Ask[] = [...NOTICES, 'notice-file', 'naming', 'rename-changed', 'patent-retaliation']

export function offer(family: string, from: number, to: number | null, section: string | null): Offer {
  return { family, from, to, section }
}

export function copyleft(id: string, entry: CopyleftEntry): Copyleft {
  const { asks, tolerates, fsf, onNotice, ...said } = entry
  return {
    kind: 'copyleft',
    bindsOn: ['conveying'],
    disputed: null,
    shares: 'source',
    installation: null,
    ...said,
    offersOnNotice: onNotice ?? [],
    asks: ['notice', 'mark-changes', ...(asks ?? [])],
    tolerates: tolerates ?? BY_FILE,
    fsf: fsf ?? null,
    source: `https://spdx.org/licenses/${id}.html`,
  }
}
