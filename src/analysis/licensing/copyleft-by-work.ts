import { type CopyleftEntry, NOTICES, offer } from './copyleft-entry.ts'
import type { Occasion } from './terms.ts'

const EUPL_ON_LINKING =
  'https://interoperable-europe.ec.europa.eu/collection/eupl/licence-compatibility-permissivity-reciprocity-and-interoperability'
const CC_ON_SOFTWARE = 'https://creativecommons.org/faq/#can-i-apply-a-creative-commons-license-to-software'

/** "Distribution or Communication" of the EUPL, "External Deployment" of the OSL: a service is as good as a copy. */
const SERVED: readonly Occasion[] = ['conveying', 'network-use']
const SERVED_CHANGED: readonly Occasion[] = ['conveying', 'network-use-of-changed']
const SHOWN: readonly Occasion[] = ['conveying', 'public-display']

/** Copyleft over the whole work that a component becomes part of; the GNU licences are in gnu.ts. */
export const COPYLEFT_BY_WORK: Readonly<Record<string, CopyleftEntry>> = {
  // Article 5: this or a later version, and the licences of the appendix, which in 1.2 names 1.1 too.
  'EUPL-1.1': {
    reach: 'work',
    bindsOn: SERVED,
    disputed: { when: 'dynamic', source: EUPL_ON_LINKING },
    offers: [
      offer('EUPL', 1.1, null, 'article 5'),
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
      offer('EUPL', 1.1, null, 'article 5'),
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
  // 5: what was changed counts as distributed where others use it.
  'OSL-2.1': {
    reach: 'work',
    bindsOn: SERVED_CHANGED,
    disputed: { when: 'dynamic', source: 'https://rosenlaw.com/OSL3.0-explained.htm' },
    offers: [offer('OSL', 2.1, 2.1, 'section 1(c)')],
    asks: ['notice-file', 'patent-retaliation', 'choice-of-law', 'assent'],
    tolerates: NOTICES,
    fsf: 'incompatible',
  },
  // 12.3: later versions. 5.3.4: the same version of the GPL, AGPL or EUPL, where its code is in the whole.
  'CECILL-2.0': {
    reach: 'work',
    offers: [offer('CECILL', 2, null, 'article 12.3'), offer('GPL', 1, null, 'article 5.3.4')],
    asks: ['choice-of-law'],
    tolerates: NOTICES,
  },
  'CECILL-2.1': {
    reach: 'work',
    offers: [
      offer('CECILL', 2.1, null, 'article 12.3'),
      offer('GPL', 1, null, 'article 5.3.4'),
      offer('AGPL', 3, null, 'article 5.3.4'),
      offer('EUPL', 1, null, 'article 5.3.4'),
    ],
    asks: ['choice-of-law'],
    tolerates: NOTICES,
  },
  // 4.4 and 4.3: derived databases, and a notice on what is made from it.
  'ODbL-1.0': {
    reach: 'work',
    bindsOn: SHOWN,
    disputed: { when: 'always', source: 'https://opendatacommons.org/faq/licenses/' },
    shares: 'adaptations',
    offers: [offer('ODbL', 1, null, 'section 4.4')],
    asks: ['attribution'],
    tolerates: NOTICES,
  },
  // 3(b) and the list of BY-SA compatible licences; for works other than software.
  'CC-BY-SA-4.0': {
    reach: 'work',
    bindsOn: SHOWN,
    disputed: { when: 'always', source: CC_ON_SOFTWARE },
    shares: 'adaptations',
    offers: [offer('CC-BY-SA', 4, null, 'section 3(b)'), offer('GPL', 3, 3, 'section 3(b)')],
    asks: ['attribution'],
    tolerates: [...NOTICES, 'attribution'],
  },
  'CC-BY-SA-3.0': {
    reach: 'work',
    bindsOn: SHOWN,
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
}
