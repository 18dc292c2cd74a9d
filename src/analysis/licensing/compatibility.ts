import { type Answer, compatible, incompatible, needsReview } from './answer.ts'
import type { Subject } from './known-license.ts'
import { ASK_WORDS } from './obligations.ts'
import type { Ask, Copyleft, Grant } from './terms.ts'

export const FSF_LIST = 'https://www.gnu.org/licenses/license-list.html'
export const GPL_FAQ = 'https://www.gnu.org/licenses/gpl-faq.html'
const NOTICES: readonly Ask[] = ['notice', 'no-endorsement', 'mark-changes']

/** May the component become part of a work that is offered, as a whole, under the project's licence? */
export function combine(inbound: Subject, outbound: Subject): Answer {
  if (inbound.name === outbound.name)
    return compatible('It is the licence of your project', inbound.traits.source)
  const answer = combineBase(inbound, outbound)
  const { exception } = inbound
  if (exception?.effect === null && answer.verdict === 'incompatible') {
    return needsReview(
      `${inbound.id} alone would be incompatible; what ${exception.id} adds to it has not been read here`,
      `https://spdx.org/licenses/${exception.id}.html`,
    )
  }
  return answer
}

function combineBase(inbound: Subject, outbound: Subject): Answer {
  if (inbound.traits.kind === 'copyleft') return copyleftInto(inbound, inbound.traits, outbound)
  if (outbound.traits.kind === 'copyleft') return permissiveInto(inbound, outbound, outbound.traits)
  return permissiveIntoOpen(inbound, outbound)
}

/** Copyleft: only where its own text lets it be offered under the project's licence. */
function copyleftInto(inbound: Subject, traits: Copyleft, outbound: Subject): Answer {
  const { own } = outbound
  if (own && traits.offers.some((offer) => covers(offer, own)))
    return underException(inbound, traits, outbound)
  if (own && coversAffero(traits.offers, own)) {
    return compatible(
      `Section 13 of ${inbound.id} lets it be combined with ${outbound.id}; its part stays ${inbound.id}`,
      `${GPL_FAQ}#AGPLGPL`,
    )
  }
  if (own && meetsAffero(traits, own)) {
    return needsReview(
      `${inbound.name} and ${outbound.name} may be combined (section 13), but not offered as ${outbound.name} alone`,
      `${GPL_FAQ}#AGPLGPL`,
    )
  }
  if (own && traits.offersOnNotice.some((offer) => covers(offer, own))) {
    return needsReview(
      `${inbound.name} may go into ${outbound.name} only where its authors or the terms of its source say so; look for it`,
      traits.source,
    )
  }
  return incompatible(
    `${inbound.name} is copyleft and its text does not let it be offered under ${outbound.name}`,
    traits.source,
  )
}

/** An exception on the project's side grants more than the component's authors did. Licences by file grant as much. */
function underException(inbound: Subject, traits: Copyleft, outbound: Subject): Answer {
  const { exception } = outbound
  if (exception && exception.id !== inbound.exception?.id && traits.reach !== 'file') {
    return incompatible(
      `${inbound.name} may be offered under ${outbound.id}, but only its authors could add ${exception.id}`,
      `${GPL_FAQ}#GPLIncompatibleLibs`,
    )
  }
  return compatible(`The terms of ${inbound.name} let it be offered under ${outbound.name}`, traits.source)
}

/** Permissive into copyleft: whatever it asks beyond notices must be something the copyleft licence admits. */
function permissiveInto(inbound: Subject, outbound: Subject, copyleft: Copyleft): Answer {
  const isGnu = /^(?:A|L)?GPL$/.test(outbound.own?.family ?? '')
  const version = Math.floor(outbound.own?.from ?? 0)
  if (isGnu && outbound.exception?.effect === 'openssl' && inbound.id === 'OpenSSL') {
    return compatible(`${outbound.exception.id} admits OpenSSL`, inbound.traits.source)
  }
  if (isGnu) {
    const known = knownToFsf(inbound, outbound, version)
    if (known) return known
  }
  const extra = inbound.traits.asks.filter((ask) => !copyleft.tolerates.includes(ask))
  const [first] = extra
  if (first === undefined) {
    return compatible(`${outbound.name} admits what ${inbound.name} asks`, inbound.traits.source)
  }
  const refused = extra.find((ask) => isRefused(ask, outbound.own?.family ?? '', version))
  if (refused) {
    return incompatible(
      `${inbound.name} asks you to ${ASK_WORDS[refused]}, a further restriction that ${outbound.name} does not admit`,
      inbound.traits.source,
    )
  }
  return needsReview(
    `${inbound.name} asks you to ${ASK_WORDS[first]}; whether ${outbound.name} admits that is for a lawyer`,
    inbound.traits.source,
  )
}

function knownToFsf(inbound: Subject, outbound: Subject, version: number): Answer | null {
  const { fsf } = inbound.traits
  if (fsf === 'incompatible') {
    return incompatible(`The FSF lists ${inbound.id} as incompatible with the GPL`, FSF_LIST)
  }
  if (fsf === 'gpl-2-and-3' || (fsf === 'gpl-3' && version >= 3)) {
    return compatible(`The FSF lists ${inbound.id} as compatible with ${outbound.id}`, FSF_LIST)
  }
  if (fsf !== 'gpl-3') return null
  if (inbound.exception?.effect === 'gpl-2') {
    return compatible(
      `${inbound.exception.id} lets it be combined with ${outbound.id}`,
      inbound.traits.source,
    )
  }
  return incompatible(
    `${inbound.id} is compatible with version 3 of the GPL, not with ${outbound.id}, by its ${conflictWord(inbound)}`,
    FSF_LIST,
  )
}

function conflictWord(inbound: Subject): string {
  return inbound.traits.asks.includes('patent-retaliation') ? 'patent terms' : 'credit terms'
}

/** What a copyleft licence is known to refuse; the rest is open. */
function isRefused(ask: Ask, family: string, version: number): boolean {
  if (family === 'EUPL') return ask === 'advertising' || ask === 'acknowledgement'
  if (!/^(?:A|L)?GPL$/.test(family)) return false
  return ask === 'advertising' || (ask === 'acknowledgement' && version < 3)
}

/** Permissive into permissive or closed: its notices travel along, whatever the whole is under. */
function permissiveIntoOpen(inbound: Subject, outbound: Subject): Answer {
  if (inbound.traits.asks.includes('same-licence')) {
    return needsReview(
      `${inbound.name} does not let its code be offered under another licence such as ${outbound.name}`,
      inbound.traits.source,
    )
  }
  const admitted = [...NOTICES, ...outbound.traits.asks]
  const extra = inbound.traits.asks.find((ask) => !admitted.includes(ask))
  if (extra && outbound.traits.asks.includes('same-licence')) {
    return needsReview(
      `${inbound.name} asks you to ${ASK_WORDS[extra]}, and ${outbound.name} wants no other terms on its code`,
      outbound.traits.source,
    )
  }
  return compatible(
    `${inbound.name} is permissive: it may be part of a work under ${outbound.name}`,
    inbound.traits.source,
  )
}

/** GPL-3.0 into AGPL-3.0: section 13 of both. */
function coversAffero(offers: readonly Grant[], own: Grant): boolean {
  const asGpl = { ...own, family: 'GPL' }
  return own.family === 'AGPL' && offers.some((offer) => offer.family === 'GPL' && covers(offer, asGpl))
}

/** The two meet in version 3, yet one side's "or later" reaches further, or the result would carry the other's terms. */
function meetsAffero(traits: Copyleft, own: Grant): boolean {
  const three = (grant: Grant) => grant.from <= 3 && (grant.to === null || grant.to >= 3)
  const other = { GPL: 'AGPL', AGPL: 'GPL' }[own.family]
  return three(own) && traits.offers.some((offer) => offer.family === other && three(offer))
}

function covers(offer: Grant, own: Grant): boolean {
  if (offer.family !== own.family || own.from < offer.from) return false
  return offer.to === null || (own.to !== null && own.to <= offer.to)
}
