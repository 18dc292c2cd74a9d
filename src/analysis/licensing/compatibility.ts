import { type Answer, compatible, incompatible, needsReview } from './answer.ts'
import { gnuId, laterGnuVersions } from './gnu.ts'
import { type KnownLicense, knownLicense } from './known-license.ts'
import { permissiveInto, permissiveIntoOpen } from './permissive-compatibility.ts'
import type { Copyleft, Offer } from './terms.ts'
import { covers, meetsInVersion3, offerOfAffero } from './version-ranges.ts'

const GPL_FAQ = 'https://www.gnu.org/licenses/gpl-faq.html'

/** May the component become part of a work that is offered, as a whole, under the project's licence? */
export function compatibilityOf(inbound: KnownLicense, outbound: KnownLicense): Answer {
  if (inbound.name === outbound.name)
    return compatible('It is the licence of your project', inbound.terms.source)
  const answer = asGranted(inbound, outbound)
  if (answer.verdict !== 'incompatible') return answer
  const later = underLaterVersion(inbound, outbound)
  if (later !== null) return later
  const { exception } = inbound
  if (exception?.effect !== null || inbound.terms.kind !== 'copyleft') return answer
  return needsReview(
    `${inbound.id} alone would be incompatible; what ${exception.id} adds to it has not been read here`,
    `https://spdx.org/licenses/${exception.id}.html`,
  )
}

/** Under every version that the project's licence grants. */
function asGranted(inbound: KnownLicense, outbound: KnownLicense): Answer {
  if (inbound.terms.kind === 'copyleft') return copyleftInto(inbound, inbound.terms, outbound)
  if (outbound.terms.kind === 'copyleft') return permissiveInto(inbound, outbound, outbound.terms)
  return permissiveIntoOpen(inbound, outbound)
}

/** "Or later" on the project's side lets the whole go under a later version, which may admit what this one does not. */
function underLaterVersion(inbound: KnownLicense, outbound: KnownLicense): Answer | null {
  const { granted } = outbound
  if (granted === null || granted.to !== null) return null
  const version = laterGnuVersions(granted.family, granted.from).find((later) =>
    (['or-later', 'only'] as const).some((range) => {
      const id = gnuId(granted.family, later, range)
      const known = knownLicense({ kind: 'license', id, orLater: range === 'or-later', exception: null })
      const asLater = known && { ...known, exception: outbound.exception }
      return asLater !== null && asGranted(inbound, asLater).verdict === 'compatible'
    }),
  )
  if (version === undefined) return null
  return needsReview(
    `${inbound.name} does not fit version ${granted.from} of the ${granted.family}, so the whole goes under version ${version}; your code allows that, decide whether you want it`,
    `${GPL_FAQ}#AllCompatibility`,
  )
}

/** Copyleft: only where its own text lets it be offered under the project's licence. */
function copyleftInto(inbound: KnownLicense, terms: Copyleft, outbound: KnownLicense): Answer {
  const { granted } = outbound
  if (granted === null) return notOffered(inbound, outbound)
  const offer = terms.offers.find((one) => covers(one, granted))
  if (offer) return underException(inbound, terms, outbound, offer.section)
  const affero = offerOfAffero(terms.offers, granted)
  if (affero) return compatible(withAffero(inbound, outbound, affero), `${GPL_FAQ}#AGPLGPL`)
  if (meetsInVersion3(terms.offers, granted)) {
    return needsReview(
      `${inbound.name} and ${outbound.name} may be combined in version 3 (section 13), but not offered as ${outbound.name} alone`,
      `${GPL_FAQ}#AGPLGPL`,
    )
  }
  if (terms.offersOnNotice.some((one) => covers(one, granted))) {
    return needsReview(
      `${inbound.name} may go into ${outbound.name} only where its authors or the terms of its source say so; look for it`,
      terms.source,
    )
  }
  return notOffered(inbound, outbound)
}

function withAffero(inbound: KnownLicense, outbound: KnownLicense, { section }: Offer): string {
  return section === null
    ? `Section 13 of GPL-3.0 lets it be combined with ${outbound.id}; its part stays under the GPL`
    : `By ${section} of ${nameOf(inbound)} it may be taken under GPL-3.0, and section 13 of GPL-3.0 lets that be combined with ${outbound.id}`
}

function notOffered(inbound: KnownLicense, outbound: KnownLicense): Answer {
  return incompatible(
    `${inbound.name} is copyleft and its text does not let it be offered under ${outbound.name}`,
    inbound.terms.source,
  )
}

/** An exception on the project's side grants more than the component's authors did. Licences by file grant as much. */
function underException(
  inbound: KnownLicense,
  terms: Copyleft,
  outbound: KnownLicense,
  section: string | null,
): Answer {
  const { exception } = outbound
  if (exception && exception.id !== inbound.exception?.id && terms.reach !== 'file') {
    return incompatible(
      `${inbound.name} may be offered under ${outbound.id}, but only its authors could add ${exception.id}`,
      `${GPL_FAQ}#GPLIncompatibleLibs`,
    )
  }
  const reason =
    section === null
      ? `${inbound.name} may be taken under the version of your project, ${outbound.name}`
      : `${sentence(section)} of ${nameOf(inbound)} lets it be offered under ${outbound.name}`
  return compatible(reason, terms.source)
}

/** Sections are those of the text, which is the same whatever versions are granted. */
function nameOf({ id }: KnownLicense): string {
  return id.replace(/-(?:only|or-later)$/, '')
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
