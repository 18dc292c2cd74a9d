import { type CopyleftEntry, NOTICES, offer } from './copyleft-entry.ts'
import type { Ask, Occasion } from './terms.ts'

/** Use by others is as good as a copy: of the original as well (CPAL), or of what was changed (APSL). */
const SERVED: readonly Occasion[] = ['conveying', 'network-use']
const SERVED_CHANGED: readonly Occasion[] = ['conveying', 'network-use-of-changed']
/** Nobody has said that these carry a stricter patent clause than their own. */
const WITHOUT_PATENTS: readonly Ask[] = [...NOTICES, 'notice-file', 'naming', 'rename-changed']

/** Copyleft that covers the files it stands on, and what is changed in them. */
export const COPYLEFT_BY_FILE: Readonly<Record<string, CopyleftEntry>> = {
  'MPL-1.0': {
    reach: 'file',
    offers: [offer('MPL', 1, null, 'section 6.2')],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  'MPL-1.1': {
    reach: 'file',
    offers: [offer('MPL', 1.1, null, 'section 6.2')],
    asks: ['patent-retaliation'],
    // Its own patent licence ends only sixty days after a notice (8.2), so it does not carry a stricter clause.
    tolerates: WITHOUT_PATENTS,
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
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  'CDDL-1.1': {
    reach: 'file',
    offers: [offer('CDDL', 1.1, null, 'section 4.2')],
    asks: ['patent-retaliation'],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  // Section 7: a contributor may elect a new version. That EPL-1.0 is the next version of CPL-1.0 its steward says, not its text.
  'IPL-1.0': {
    reach: 'file',
    offers: [offer('IPL', 1, null, 'section 7')],
    asks: ['patent-retaliation', 'indemnity'],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  'CPL-1.0': {
    reach: 'file',
    offers: [offer('CPL', 1, null, 'section 7')],
    onNotice: [offer('EPL', 1, null, 'section 7')],
    asks: ['patent-retaliation', 'indemnity'],
    tolerates: WITHOUT_PATENTS,
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
  // 2.2(c) and 1.4: "Externally Deploy". 4: larger works.
  'APSL-2.0': {
    reach: 'file',
    bindsOn: SERVED_CHANGED,
    offers: [offer('APSL', 2, null, 'section 7')],
    asks: ['notice-file', 'patent-retaliation', 'choice-of-law'],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  // MPL-1.1 with "External Deployment" (15) and credit on the screen (14).
  'CPAL-1.0': {
    reach: 'file',
    bindsOn: SERVED,
    offers: [offer('CPAL', 1, null, 'section 6.2')],
    asks: ['attribution', 'patent-retaliation'],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
  'MS-RL': {
    reach: 'file',
    offers: [offer('MS-RL', 1, 1, 'section 3(A)')],
    asks: ['no-endorsement', 'patent-retaliation'],
    tolerates: WITHOUT_PATENTS,
    fsf: 'incompatible',
  },
}
