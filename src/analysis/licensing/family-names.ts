import { canonicalLicense } from './spdx-list.ts'

/** Names of GNU and Creative Commons licences, by their parts -> ids. `words`: simplified as license-names.ts does. */
export function familyName(words: string): readonly string[] {
  const gnu = gnuName(words)
  return gnu === null ? creativeCommonsName(words) : [gnu]
}

const GNU =
  /^(?:gnu )?(gpl|lgpl|agpl|g?fdl(?: niv)?|general public|lesser general public|library general public|affero general public|free documentation) ?(\d(?:\.\d)?)?( ?\+| ?-? ?or later| or newer| or any later| or greater| or above| only)?$/

/** "GPLv2+", "GNU LGPL version 2.1 or later", "AGPL 3", Fedora's "GPL+", Debian's "GFDL-NIV-1.3+". */
function gnuName(words: string): string | null {
  const [match, family = '', version, range = ''] = GNU.exec(words) ?? []
  if (match === undefined) return null
  const isLater = range !== '' && range !== ' only'
  const name = gnuFamily(family)
  // "GPL+" of Fedora is any version there ever was.
  if (version === undefined) return range.trim() === '+' ? anyVersion(name) : null
  const full = version.includes('.') ? version : `${version}.0`
  const variant = family.endsWith(' niv') ? '-no-invariants' : ''
  const id = `${name}-${full}${variant}`
  return variant === ''
    ? canonicalLicense(`${id}${isLater ? '+' : ''}`)
    : canonicalLicense(`${id}-${isLater ? 'or-later' : 'only'}`)
}

function gnuFamily(words: string): string {
  if (/documentation|fdl/.test(words)) return 'GFDL'
  if (/affero|agpl/.test(words)) return 'AGPL'
  return /lesser|library|lgpl/.test(words) ? 'LGPL' : 'GPL'
}

function anyVersion(family: string): string | null {
  return { GPL: 'GPL-1.0-or-later', LGPL: 'LGPL-2.0-or-later' }[family] ?? null
}

const CREATIVE_COMMONS =
  /^(?:cc|creative commons) ?(?:by|attribution)((?: (?:sa|share ?alike|nc|non ?commercial|nd|no ?derivatives?|no ?derivs))*)(?: (\d(?:\.\d)?))?(?: (?:international|unported|generic))?(?: public)?$/
const CC_VERSIONS = ['2.5', '3.0', '4.0']

/** "CC BY-SA 4.0", "Creative Commons Attribution-ShareAlike 4.0 International"; without a version all that are in use. */
function creativeCommonsName(words: string): readonly string[] {
  const [match, elements = '', version] = CREATIVE_COMMONS.exec(words) ?? []
  if (match === undefined) return []
  const parts = [
    ...(/nc|commercial/.test(elements) ? ['NC'] : []),
    ...(/sa|alike/.test(elements) ? ['SA'] : []),
    ...(/nd|deriv/.test(elements) ? ['ND'] : []),
  ]
  const versions = version === undefined ? CC_VERSIONS : [version.includes('.') ? version : `${version}.0`]
  return versions.flatMap((one) => canonicalLicense(['CC-BY', ...parts, one].join('-')) ?? [])
}
