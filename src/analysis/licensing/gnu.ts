import { type CopyleftEntry, NOTICES, offer } from './copyleft-entry.ts'
import type { Ask, Offer } from './terms.ts'

type Family = 'GPL' | 'LGPL' | 'AGPL'

/** Section 7 of GPL-3.0 lists what may be added: notices, marks of origin, names and trade marks; the FSF counts patent retaliation in. */
const GPL_3: readonly Ask[] = [...NOTICES, 'notice-file', 'naming', 'rename-changed', 'patent-retaliation']

const VERSIONS: readonly (readonly [Family, number])[] = [
  ['GPL', 1],
  ['GPL', 2],
  ['GPL', 3],
  ['AGPL', 3],
  ['LGPL', 2],
  ['LGPL', 2.1],
  ['LGPL', 3],
]

/** The GNU licences, each once for this version only and once for later ones. */
export function gnuLicenses(): Readonly<Record<string, CopyleftEntry>> {
  return Object.fromEntries(
    VERSIONS.flatMap(([family, version]) => [
      [gnuId(family, version, 'only'), gnu(family, version, version)],
      [gnuId(family, version, 'or-later'), gnu(family, version, null)],
    ]),
  )
}

export function gnuId(family: string, version: number, range: 'only' | 'or-later'): string {
  return `${family}-${version.toFixed(1)}-${range}`
}

/** The versions there are after this one. */
export function laterGnuVersions(family: string, version: number): readonly number[] {
  return VERSIONS.filter(([name, number]) => name === family && number > version).map(([, number]) => number)
}

export function isGnuFamily(family: string): boolean {
  return VERSIONS.some(([name]) => name === family)
}

function gnu(family: Family, version: number, to: number | null): CopyleftEntry {
  return {
    reach: family === 'LGPL' ? 'library' : 'work',
    // Section 13 of AGPL-3.0 speaks to those who modify it.
    bindsOn: family === 'AGPL' ? ['conveying', 'network-use-of-changed'] : ['conveying'],
    offers: [offer(family, version, to, null), ...ordinaryGpl(family, version, to)],
    asks: version >= 3 ? ['patent-grant'] : [],
    tolerates: version >= 3 ? GPL_3 : NOTICES,
    installation: version >= 3 ? `section ${family === 'LGPL' ? '4(e)' : '6'} of ${family}-3.0` : null,
  }
}

/** Section 3 of LGPL-2.x: the ordinary GPL, version 2 or newer, may be applied instead. LGPL-3.0 is the GPL with permissions. */
function ordinaryGpl(family: Family, version: number, to: number | null): Offer[] {
  if (family !== 'LGPL') return []
  return [version < 3 ? offer('GPL', 2, null, 'section 3') : offer('GPL', version, to, 'section 2')]
}
