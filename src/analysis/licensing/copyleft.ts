import { type CopyleftEntry, copyleft, NOTICES, offer } from './copyleft-entry.ts'
import { gnuLicenses } from './gnu.ts'
import type { Copyleft, Occasion } from './terms.ts'

const EUPL_ON_LINKING =
  'https://interoperable-europe.ec.europa.eu/collection/eupl/licence-compatibility-permissivity-reciprocity-and-interoperability'
const CC_ON_SOFTWARE = 'https://creativecommons.org/faq/#can-i-apply-a-creative-commons-license-to-software'

/** "Distribution or Communication" of the EUPL, "External Deployment" of the OSL: a service is as good as a copy. */
const SERVED: readonly Occasion[] = ['conveying', 'network-use']

/**
 * Copyleft licences by what their texts say of reach, network use, later versions and other licences. Notices apart,
 * a whole under one of them may ask only what `tolerates` says: for patents, what its steward or the FSF admits.
 */
const ENTRIES: Readonly<Record<string, CopyleftEntry>> = {
  'MPL-1.1': {
    reach: 'file',
    offers: [offer('MPL', 1.1, null, 'section 6.2')],
    asks: ['patent-retaliation'],
    // Its own patent licence ends only sixty days after a notice (8.2), so it does not carry a stricter clause.
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  // 3.3 and 1.12: Secondary Licenses are GPL-2.0, LGPL-2.1, AGPL-3.0 and their later versions.
  'MPL-2.0': {
    reach: 'file',
    offers: [
      offer('MPL', 2, null, 'section 10.2'),
      offer('MPL-2.0-no-copyleft-exception', 2, 2, 'section 10.2'),
      offer('GPL', 2, null, 'section 3.3'),
      offer('LGPL', 2.1, null, 'section 3.3'),
      offer('AGPL', 3, null, 'section 3.3'),
    ],
    asks: ['patent-retaliation'],
  },
  'MPL-2.0-no-copyleft-exception': {
    reach: 'file',
    offers: [offer('MPL-2.0-no-copyleft-exception', 2, 2, 'section 10.2')],
    asks: ['patent-retaliation'],
    fsf: 'incompatible',
  },
  // 4.2: any later version, unless a notice prohibits it. 6.2: sixty days, as MPL-1.1.
  'CDDL-1.0': {
    reach: 'file',
    offers: [offer('CDDL', 1, null, 'section 4.2')],
    asks: ['patent-retaliation'],
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  'CDDL-1.1': {
    reach: 'file',
    offers: [offer('CDDL', 1.1, null, 'section 4.2')],
    asks: ['patent-retaliation'],
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  // Section 7: a contributor may elect a new version. That EPL-1.0 is the next version of CPL-1.0 its steward says, not its text.
  'IPL-1.0': {
    reach: 'file',
    offers: [offer('IPL', 1, null, 'section 7')],
    asks: ['patent-retaliation', 'indemnity'],
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  'CPL-1.0': {
    reach: 'file',
    offers: [offer('CPL', 1, null, 'section 7')],
    onNotice: [offer('EPL', 1, null, 'section 7')],
    asks: ['patent-retaliation', 'indemnity'],
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  'EPL-1.0': {
    reach: 'file',
    offers: [offer('EPL', 1, null, 'section 7')],
    asks: ['patent-retaliation', 'indemnity'],
    fsf: 'incompatible',
  },
  // Exhibit A: the GPL as Secondary License, where a notice says so.
  'EPL-2.0': {
    reach: 'file',
    offers: [offer('EPL', 2, null, 'section 7')],
    onNotice: [offer('GPL', 2, null, 'Exhibit A'), offer('LGPL', 2, null, 'Exhibit A')],
    asks: ['patent-retaliation', 'indemnity'],
  },
  // Article 5 and the appendix of each version; article 13 for new versions.
  'EUPL-1.1': {
    reach: 'work',
    bindsOn: SERVED,
    disputed: { when: 'dynamic', source: EUPL_ON_LINKING },
    offers: [
      offer('EUPL', 1.1, null, 'article 13'),
      offer('GPL', 2, 2, 'article 5'),
      offer('OSL', 2.1, 3, 'article 5'),
      offer('CPL', 1, 1, 'article 5'),
      offer('EPL', 1, 1, 'article 5'),
    ],
    asks: ['choice-of-law'],
    tolerates: NOTICES,
  },
  'EUPL-1.2': {
    reach: 'work',
    bindsOn: SERVED,
    disputed: { when: 'dynamic', source: EUPL_ON_LINKING },
    offers: [
      offer('EUPL', 1.1, null, 'article 13'),
      offer('GPL', 2, null, 'article 5'),
      offer('AGPL', 3, null, 'article 5'),
      offer('LGPL', 2.1, null, 'article 5'),
      offer('MPL', 2, 2, 'article 5'),
      offer('OSL', 2.1, 3, 'article 5'),
      offer('EPL', 1, 1, 'article 5'),
    ],
    asks: ['choice-of-law'],
    tolerates: NOTICES,
  },
  'OSL-3.0': {
    reach: 'work',
    bindsOn: SERVED,
    disputed: { when: 'dynamic', source: 'https://rosenlaw.com/OSL3.0-explained.htm' },
    offers: [offer('OSL', 3, null, 'section 1(c)')],
    asks: ['notice-file', 'patent-retaliation', 'choice-of-law', 'assent'],
    tolerates: [...NOTICES, 'notice-file', 'patent-retaliation', 'choice-of-law', 'assent'],
    fsf: 'incompatible',
  },
  'MS-RL': {
    reach: 'file',
    offers: [offer('MS-RL', 1, 1, 'section 3(A)')],
    asks: ['no-endorsement', 'patent-retaliation'],
    tolerates: [...NOTICES, 'notice-file', 'naming', 'rename-changed'],
    fsf: 'incompatible',
  },
  // 3(b) and the list of BY-SA compatible licences; for works other than software.
  'CC-BY-SA-4.0': {
    reach: 'work',
    bindsOn: ['conveying', 'public-display'],
    disputed: { when: 'always', source: CC_ON_SOFTWARE },
    shares: 'adaptations',
    offers: [offer('CC-BY-SA', 4, null, 'section 3(b)'), offer('GPL', 3, 3, 'section 3(b)')],
    asks: ['attribution'],
    tolerates: [...NOTICES, 'attribution'],
  },
  'CC-BY-SA-3.0': {
    reach: 'work',
    bindsOn: ['conveying', 'public-display'],
    disputed: { when: 'always', source: CC_ON_SOFTWARE },
    shares: 'adaptations',
    offers: [offer('CC-BY-SA', 3, null, 'section 4(b)')],
    asks: ['attribution'],
    tolerates: [...NOTICES, 'attribution'],
  },
  // Source of everything that uses it, "freely redistributable under reasonable conditions".
  Sleepycat: {
    reach: 'work',
    offers: [offer('Sleepycat', 1, 1, null)],
    onNotice: [offer('GPL', 2, null, null)],
    tolerates: NOTICES,
  },
  ...gnuLicenses(),
}

export const COPYLEFT: ReadonlyMap<string, Copyleft> = new Map(
  Object.entries(ENTRIES).map(([id, entry]) => [id, copyleft(id, entry)]),
)
