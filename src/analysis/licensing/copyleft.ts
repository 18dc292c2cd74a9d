import type { Ask, Copyleft, Grant } from './terms.ts'

const grant = (family: string, from: number, to: number | null): Grant => ({ family, from, to })
const onlyOrLater = (version: number, id: string) => (id.endsWith('-or-later') ? null : version)

/** Section 6 of GPL-2.0 and its like: "You may not impose any further restrictions". */
const NOTICES: readonly Ask[] = ['notice', 'no-endorsement', 'mark-changes']
/** Section 7 of GPL-3.0 lists what may be added: notices, marks of origin, names and trade marks; the FSF counts patent retaliation in. */
const GPL_3: readonly Ask[] = [...NOTICES, 'notice-file', 'naming', 'patent-retaliation']
/** Licences by file give no right to names and end their own patent licence over lawsuits. */
const BY_FILE: readonly Ask[] = [...NOTICES, 'notice-file', 'naming', 'patent-retaliation']

const EUPL_ON_LINKING =
  'https://interoperable-europe.ec.europa.eu/collection/eupl/licence-compatibility-permissivity-reciprocity-and-interoperability'

interface Entry {
  reach: Copyleft['reach']
  offers: readonly Grant[]
  onNotice?: readonly Grant[]
  network?: boolean
  linkingDisputed?: string
  asks?: readonly Ask[]
  tolerates?: readonly Ask[]
  fsf?: Copyleft['fsf']
}

/** Copyleft licences by what their texts say of reach, network use, later versions and other licences. */
const ENTRIES: Readonly<Record<string, Entry>> = {
  ...gnu('GPL', 1),
  ...gnu('GPL', 2),
  ...gnu('GPL', 3),
  ...gnu('AGPL', 3),
  ...gnu('LGPL', 2),
  ...gnu('LGPL', 2.1),
  ...gnu('LGPL', 3),

  // 6.2: any subsequent version.
  'MPL-1.1': { reach: 'file', offers: [grant('MPL', 1.1, null)], fsf: 'incompatible' },
  // 3.3 and 1.12: Secondary Licenses are GPL-2.0, LGPL-2.1, AGPL-3.0 and their later versions.
  'MPL-2.0': {
    reach: 'file',
    offers: [
      grant('MPL', 2, null),
      grant('MPL-2.0-no-copyleft-exception', 2, 2),
      grant('GPL', 2, null),
      grant('LGPL', 2.1, null),
      grant('AGPL', 3, null),
    ],
  },
  'MPL-2.0-no-copyleft-exception': {
    reach: 'file',
    offers: [grant('MPL-2.0-no-copyleft-exception', 2, 2)],
    fsf: 'incompatible',
  },
  // 4.2: any subsequent version, unless a notice prohibits it.
  'CDDL-1.0': { reach: 'file', offers: [grant('CDDL', 1, null)], fsf: 'incompatible' },
  'CDDL-1.1': { reach: 'file', offers: [grant('CDDL', 1.1, null)], fsf: 'incompatible' },
  // Section 7: a contributor may elect a new version. That EPL-1.0 is the next version of CPL-1.0 its steward says, not its text.
  'IPL-1.0': { reach: 'file', offers: [grant('IPL', 1, null)], fsf: 'incompatible' },
  'CPL-1.0': {
    reach: 'file',
    offers: [grant('CPL', 1, null)],
    onNotice: [grant('EPL', 1, null)],
    fsf: 'incompatible',
  },
  'EPL-1.0': { reach: 'file', offers: [grant('EPL', 1, null)], fsf: 'incompatible' },
  // Exhibit A: the GPL as Secondary License, where a notice says so.
  'EPL-2.0': {
    reach: 'file',
    offers: [grant('EPL', 2, null)],
    onNotice: [grant('GPL', 2, null), grant('LGPL', 2, null)],
  },
  // Article 5 and the appendix of each version.
  'EUPL-1.1': {
    reach: 'work',
    network: true,
    linkingDisputed: EUPL_ON_LINKING,
    offers: [
      grant('EUPL', 1.1, null),
      grant('GPL', 2, 2),
      grant('OSL', 2.1, 3),
      grant('CPL', 1, 1),
      grant('EPL', 1, 1),
    ],
    tolerates: NOTICES,
  },
  'EUPL-1.2': {
    reach: 'work',
    network: true,
    linkingDisputed: EUPL_ON_LINKING,
    offers: [
      grant('EUPL', 1.1, null),
      grant('GPL', 2, null),
      grant('AGPL', 3, null),
      grant('LGPL', 2.1, null),
      grant('MPL', 2, 2),
      grant('OSL', 2.1, 3),
      grant('EPL', 1, 1),
    ],
    tolerates: NOTICES,
  },
  'OSL-3.0': {
    reach: 'work',
    network: true,
    linkingDisputed: 'https://rosenlaw.com/OSL3.0-explained.htm',
    offers: [grant('OSL', 3, null)],
    asks: ['choice-of-law', 'assent'],
    tolerates: [...NOTICES, 'notice-file', 'patent-retaliation', 'choice-of-law', 'assent'],
    fsf: 'incompatible',
  },
  'MS-RL': { reach: 'file', offers: [grant('MS-RL', 1, 1)], fsf: 'incompatible' },
  // 1.12 and its list of compatible licences; for works other than software.
  'CC-BY-SA-4.0': {
    reach: 'work',
    offers: [grant('CC-BY-SA', 4, null), grant('GPL', 3, 3)],
    asks: ['attribution'],
    tolerates: [...NOTICES, 'attribution'],
  },
  // Source of everything that uses it, "freely redistributable under reasonable conditions".
  Sleepycat: {
    reach: 'work',
    offers: [grant('Sleepycat', 1, 1)],
    onNotice: [grant('GPL', 2, null)],
    tolerates: NOTICES,
  },
}

function gnu(family: 'GPL' | 'LGPL' | 'AGPL', version: number): Record<string, Entry> {
  const name = `${family}-${version.toFixed(1)}`
  const entry = (id: string): Entry => {
    const to = onlyOrLater(version, id)
    return {
      reach: family === 'LGPL' ? 'library' : 'work',
      network: family === 'AGPL',
      offers: [grant(family, version, to), ...ordinaryGpl(family, version, to)],
      tolerates: version >= 3 ? GPL_3 : NOTICES,
    }
  }
  return { [`${name}-only`]: entry(`${name}-only`), [`${name}-or-later`]: entry(`${name}-or-later`) }
}

/** Section 3 of LGPL-2.x: the ordinary GPL, version 2 or newer, may be applied instead. LGPL-3.0 is the GPL with permissions. */
function ordinaryGpl(family: string, version: number, to: number | null): Grant[] {
  if (family !== 'LGPL') return []
  return [version < 3 ? grant('GPL', 2, null) : grant('GPL', version, to)]
}

export const COPYLEFT: ReadonlyMap<string, Copyleft> = new Map(
  Object.entries(ENTRIES).map(([id, entry]) => [
    id,
    {
      kind: 'copyleft',
      reach: entry.reach,
      network: entry.network ?? false,
      linkingDisputed: entry.linkingDisputed ?? null,
      offers: entry.offers,
      offersOnNotice: entry.onNotice ?? [],
      asks: ['notice', 'mark-changes', ...(entry.asks ?? [])],
      tolerates: entry.tolerates ?? BY_FILE,
      fsf: entry.fsf ?? null,
      source: `https://spdx.org/licenses/${id}.html`,
    },
  ]),
)
