import { type Answer, compatible, incompatible, needsReview } from './answer.ts'
import { NOTICES } from './copyleft-entry.ts'
import { isGnuFamily } from './gnu.ts'
import type { KnownLicense } from './known-license.ts'
import { ASK_WORDS } from './obligations.ts'
import type { Ask, Copyleft } from './terms.ts'

const FSF_LIST = 'https://www.gnu.org/licenses/license-list.html'

/** Permissive into copyleft: whatever it asks beyond notices must be something the copyleft licence admits. */
export function permissiveInto(inbound: KnownLicense, outbound: KnownLicense, copyleft: Copyleft): Answer {
  const { terms } = inbound
  const family = outbound.granted?.family ?? ''
  const version = Math.floor(outbound.granted?.from ?? 0)
  if (isGnuFamily(family)) {
    if (outbound.exception?.effect === 'openssl' && inbound.id === 'OpenSSL') {
      return compatible(`${outbound.exception.id} admits OpenSSL`, terms.source)
    }
    const known = knownToFsf(inbound, outbound, version)
    if (known) return known
  }
  const extra = terms.asks.filter((ask) => !copyleft.tolerates.includes(ask))
  const [first] = extra
  if (first === undefined) {
    return compatible(`${outbound.name} admits what ${inbound.name} asks`, terms.source)
  }
  const refused = extra.find((ask) => isRefused(ask, family, version))
  if (refused) {
    return incompatible(
      `${inbound.name} asks you to ${ASK_WORDS[refused]}, a further restriction that ${outbound.name} does not admit`,
      terms.source,
    )
  }
  return needsReview(
    `${inbound.name} asks you to ${ASK_WORDS[first]}; whether ${outbound.name} admits that is for a lawyer`,
    terms.source,
  )
}

function knownToFsf(inbound: KnownLicense, outbound: KnownLicense, version: number): Answer | null {
  const { fsf } = inbound.terms
  if (fsf === 'incompatible') {
    return incompatible(`The FSF lists ${inbound.id} as incompatible with the GPL`, FSF_LIST)
  }
  if (fsf === 'gpl-2-and-3' || (fsf === 'gpl-3' && version >= 3)) {
    return compatible(`The FSF lists ${inbound.id} as compatible with ${outbound.id}`, FSF_LIST)
  }
  if (fsf !== 'gpl-3') return null
  if (inbound.exception?.effect === 'gpl-2') {
    return compatible(`${inbound.exception.id} lets it be combined with ${outbound.id}`, inbound.terms.source)
  }
  return incompatible(
    `${inbound.id} is compatible with version 3 of the GPL, not with ${outbound.id}, by its ${conflictWord(inbound)}`,
    FSF_LIST,
  )
}

function conflictWord({ terms }: KnownLicense): string {
  return terms.asks.includes('patent-retaliation') ? 'patent terms' : 'credit terms'
}

/** What a copyleft licence is known to refuse; the rest is open. */
function isRefused(ask: Ask, family: string, version: number): boolean {
  if (family === 'EUPL') return ask === 'advertising' || ask === 'acknowledgement'
  if (!isGnuFamily(family)) return false
  return ask === 'advertising' || (ask === 'acknowledgement' && version < 3)
}

/** Permissive into permissive or closed: its notices travel along, whatever the whole is under. */
export function permissiveIntoOpen(inbound: KnownLicense, outbound: KnownLicense): Answer {
  if (inbound.terms.asks.includes('same-licence')) {
    return needsReview(
      `${inbound.name} does not let its code be offered under another licence such as ${outbound.name}`,
      inbound.terms.source,
    )
  }
  const admitted = [...NOTICES, ...outbound.terms.asks]
  const extra = inbound.terms.asks.find((ask) => !admitted.includes(ask))
  if (extra && outbound.terms.asks.includes('same-licence')) {
    return needsReview(
      `${inbound.name} asks you to ${ASK_WORDS[extra]}, and ${outbound.name} wants no other terms on its code`,
      outbound.terms.source,
    )
  }
  return compatible(
    `${inbound.name} is permissive: it may be part of a work under ${outbound.name}`,
    inbound.terms.source,
  )
}
