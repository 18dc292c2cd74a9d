import type { Ask, Occasion, Permissive } from './terms.ts'

type Entry = readonly [asks: readonly Ask[], fsf?: Permissive['fsf']]

const NOTHING: Entry = [[]]
const NOTICE: Entry = [['notice']]
const NAMES: Entry = [['notice', 'no-endorsement']]
const CHANGES: Entry = [['notice', 'mark-changes']]

/**
 * Licences without copyleft, by what their texts ask. `fsf`: what https://www.gnu.org/licenses/license-list.html says
 * of the GPL, given where asks alone don't settle it.
 */
const ENTRIES: Readonly<Record<string, Entry>> = {
  // Nothing to keep.
  '0BSD': NOTHING,
  'CC-PDDC': NOTHING,
  'CC0-1.0': NOTHING,
  FSFUL: NOTHING,
  'PDDL-1.0': NOTHING,
  'MIT-0': NOTHING,
  Unlicense: NOTHING,
  WTFPL: NOTHING,
  blessing: NOTHING,

  // Keep the notice.
  Beerware: NOTICE,
  'BlueOak-1.0.0': NOTICE,
  'CDLA-Permissive-2.0': NOTICE,
  'BSD-1-Clause': NOTICE,
  'BSD-2-Clause': NOTICE,
  'BSD-2-Clause-Patent': NOTICE,
  'BSD-2-Clause-Views': NOTICE,
  'BSL-1.0': NOTICE,
  FSFAP: NOTICE,
  FSFULLR: NOTICE,
  FSFULLRWD: NOTICE,
  'IBM-pibs': NOTICE,
  ISC: NOTICE,
  MIT: NOTICE,
  'MIT-Modern-Variant': NOTICE,
  'MIT-CMU': NAMES,
  MirOS: NOTICE,
  PostgreSQL: NOTICE,
  'SGI-B-2.0': NOTICE,
  SunPro: NOTICE,
  TCL: NOTICE,
  'UPL-1.0': NOTICE,

  // Keep the notice, and don't use the names.
  'BSD-3-Clause': NAMES,
  'BSD-3-Clause-Clear': NAMES,
  'BSD-3-Clause-Open-MPI': NAMES,
  'BSD-Source-Code': NAMES,
  HPND: NAMES,
  'HPND-sell-variant': NAMES,
  ICU: NAMES,
  'JasPer-2.0': NAMES,
  'LicenseRef-scancode-ppp': NAMES,
  NCSA: NAMES,
  NTP: NAMES,
  'OLDAP-2.8': NAMES,
  SMLNJ: NAMES,
  'Unicode-3.0': NAMES,
  'Unicode-DFS-2016': NAMES,
  X11: NAMES,
  curl: NAMES,
  libtiff: NAMES,

  // Mark what you change, don't pass it off as the original.
  'EFL-2.0': CHANGES,
  Libpng: CHANGES,
  'SSH-OpenSSH': CHANGES,
  'SSH-short': CHANGES,
  Zlib: CHANGES,
  'bzip2-1.0.5': [['notice', 'mark-changes', 'no-endorsement']],
  'bzip2-1.0.6': [['notice', 'mark-changes', 'no-endorsement']],
  'libpng-2.0': CHANGES,
  'PSF-2.0': [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  W3C: [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  'W3C-19980720': [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  'W3C-20150513': [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  'ZPL-2.0': [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  'ZPL-2.1': [['notice', 'no-endorsement', 'mark-changes'], 'gpl-2-and-3'],
  'ECL-1.0': [['notice', 'no-endorsement', 'mark-changes', 'changes-documented']],
  'Unicode-DFS-2015': [['notice', 'no-endorsement', 'changes-documented']],

  // Patents.
  'Apache-2.0': [['notice', 'notice-file', 'mark-changes', 'patent-retaliation'], 'gpl-3'],
  'ECL-2.0': [['notice', 'notice-file', 'mark-changes', 'patent-retaliation'], 'gpl-3'],
  'MulanPSL-2.0': [['notice', 'patent-retaliation'], 'gpl-3'],
  'AFL-2.0': [['notice', 'notice-file', 'patent-retaliation', 'choice-of-law', 'assent'], 'incompatible'],
  'AFL-2.1': [['notice', 'notice-file', 'patent-retaliation', 'choice-of-law', 'assent'], 'incompatible'],
  'AFL-3.0': [['notice', 'notice-file', 'patent-retaliation', 'choice-of-law', 'assent'], 'incompatible'],

  // Names of products.
  'Info-ZIP': [['notice', 'mark-changes', 'rename-changed']],
  'LicenseRef-scancode-info-zip-2003-05': [['notice', 'mark-changes', 'rename-changed']],
  Saxpath: [['notice', 'no-endorsement', 'naming']],
  'PHP-3.0': [['notice', 'no-endorsement', 'naming', 'acknowledgement'], 'incompatible'],
  'PHP-3.01': [['notice', 'no-endorsement', 'naming', 'acknowledgement'], 'incompatible'],

  // Credit in products, documentation or advertising.
  'Apache-1.0': [['notice', 'no-endorsement', 'naming', 'acknowledgement', 'advertising'], 'incompatible'],
  'Apache-1.1': [['notice', 'no-endorsement', 'naming', 'acknowledgement'], 'incompatible'],
  'BSD-4-Clause': [['notice', 'no-endorsement', 'advertising'], 'incompatible'],
  'BSD-4-Clause-UC': [['notice', 'no-endorsement', 'advertising'], 'incompatible'],
  FTL: [['notice', 'no-endorsement', 'acknowledgement']],
  IJG: [['notice', 'mark-changes', 'acknowledgement'], 'gpl-2-and-3'],
  ImageMagick: [['notice', 'no-endorsement', 'acknowledgement', 'attribution']],
  Minpack: [['notice', 'acknowledgement']],
  'RSA-MD': [['notice', 'advertising']],
  'XFree86-1.1': [['notice', 'no-endorsement', 'acknowledgement'], 'gpl-3'],
  'zlib-acknowledgement': [['notice', 'mark-changes', 'acknowledgement']],
  Qhull: [['notice', 'mark-changes', 'source-pointer']],
  'CC-BY-2.0': [['notice', 'attribution', 'mark-changes']],
  'CC-BY-2.5': [['notice', 'attribution', 'mark-changes']],
  'CC-BY-3.0': [['notice', 'attribution', 'mark-changes']],
  'CC-BY-4.0': [['notice', 'attribution', 'mark-changes'], 'gpl-3'],
  'ODC-By-1.0': [['notice', 'attribution']],

  // Control over changed versions, fonts, courts.
  'Artistic-1.0': [['notice', 'mark-changes', 'artistic-control', 'no-sale-alone']],
  'Artistic-1.0-Perl': [['notice', 'mark-changes', 'artistic-control', 'no-sale-alone']],
  'Artistic-2.0': [['notice', 'mark-changes', 'artistic-control'], 'gpl-2-and-3'],
  'NBPL-1.0': [['notice', 'mark-changes', 'artistic-control', 'no-sale-alone']],
  'Bitstream-Vera': [['notice', 'no-endorsement', 'rename-changed', 'no-sale-alone']],
  // To be had under BSD-2-Clause or the GPL as well, says the FSF of it; by its own text changes are published or renamed.
  Ruby: [['notice', 'artistic-control'], 'gpl-2-and-3'],
  'CNRI-Python': [['notice', 'no-endorsement', 'mark-changes', 'choice-of-law'], 'incompatible'],
  'Python-2.0': [['notice', 'no-endorsement', 'mark-changes', 'choice-of-law'], 'incompatible'],
  'Python-2.0.1': [['notice', 'no-endorsement', 'mark-changes', 'choice-of-law'], 'gpl-2-and-3'],

  // Not copyleft, and still not to be put under another licence.
  'MS-PL': [['notice', 'no-endorsement', 'patent-retaliation', 'same-licence'], 'incompatible'],
  'OFL-1.1': [['notice', 'no-endorsement', 'rename-changed', 'no-sale-alone', 'same-licence']],
  OpenSSL: [
    ['notice', 'no-endorsement', 'naming', 'acknowledgement', 'advertising', 'same-licence'],
    'incompatible',
  ],
}

const SOURCES: Readonly<Record<string, string>> = {
  'LicenseRef-scancode-ppp': 'https://scancode-licensedb.aboutcode.org/ppp.html',
  'LicenseRef-scancode-info-zip-2003-05': 'https://scancode-licensedb.aboutcode.org/info-zip-2003-05.html',
}

/** Those that count more than passing on a copy; section 5 of AFL-3.0, "Share" and "publicly perform" of Creative Commons. */
const BIND_ON: Readonly<Record<string, readonly Occasion[]>> = {
  'AFL-3.0': ['conveying', 'network-use'],
  'CC-BY-2.0': ['conveying', 'public-display'],
  'CC-BY-2.5': ['conveying', 'public-display'],
  'CC-BY-3.0': ['conveying', 'public-display'],
  'CC-BY-4.0': ['conveying', 'public-display'],
  'ODC-By-1.0': ['conveying', 'public-display'],
}

export const PERMISSIVE: ReadonlyMap<string, Permissive> = new Map(
  Object.entries(ENTRIES).map(([id, [asks, fsf = null]]) => [
    id,
    {
      kind: 'permissive',
      asks,
      fsf,
      bindsOn: BIND_ON[id] ?? ['conveying'],
      source: SOURCES[id] ?? `https://spdx.org/licenses/${id}.html`,
    },
  ]),
)
