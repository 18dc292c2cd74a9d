import { type Answer, compatible, needsReview } from './answer.ts'
import { compatibilityOf } from './compatibility.ts'
import type { KnownLicense } from './known-license.ts'
import type { OneUse } from './occasions.ts'
import type { Copyleft } from './terms.ts'

/** The component and your code in one program: does one licence have to do for both, and can it? */
export function linked(inbound: KnownLicense, outbound: KnownLicense, use: OneUse): Answer {
  return mustCombine(inbound, outbound, use)
    ? combined(inbound, outbound, use)
    : besides(inbound, outbound, use)
}

/** Whether either licence reaches over the whole, so that one licence must do for everything. */
function mustCombine(inbound: KnownLicense, outbound: KnownLicense, { link }: OneUse): boolean {
  if (reachOf(inbound) === 'work') return true
  return reachOf(outbound) === 'work' || (reachOf(outbound) === 'library' && link === 'static')
}

/** How far it reaches once its exception is taken into account. */
function reachOf({ terms, exception }: KnownLicense): Copyleft['reach'] | 'none' {
  if (terms.kind !== 'copyleft') return 'none'
  const effect = exception?.effect
  const limited = effect === 'linking' || effect === 'output' || effect === 'calling'
  return limited ? 'file' : terms.reach
}

/** Where stewards and others disagree on what linking does, a person has to say. */
function combined(inbound: KnownLicense, outbound: KnownLicense, { link }: OneUse): Answer {
  const answer = compatibilityOf(inbound, outbound)
  const disputed = inbound.terms.kind === 'copyleft' ? inbound.terms.disputed : null
  if (answer.verdict !== 'incompatible' || disputed === null) return answer
  if (disputed.when === 'dynamic' && link !== 'dynamic') return answer
  const what = disputed.when === 'dynamic' ? 'linking brings' : 'being part of one program brings'
  return needsReview(
    `Whether ${what} ${outbound.name} code under ${inbound.name} is disputed`,
    disputed.source,
  )
}

/** Each part keeps its licence. */
function besides(inbound: KnownLicense, outbound: KnownLicense, use: OneUse): Answer {
  const { name, terms, exception } = inbound
  if (exception && terms.kind === 'copyleft' && exception.effect !== null) {
    const what = exception.effect === 'calling' ? 'only calls' : 'is combined with'
    return compatible(
      `By ${exception.id}, what ${what} it may be ${outbound.name}`,
      `https://spdx.org/licenses/${exception.id}.html`,
    )
  }
  switch (reachOf(inbound)) {
    case 'file':
      return compatible(`${name} covers its own files only; the rest may be ${outbound.name}`, terms.source)
    case 'library':
      return libraryBesides(inbound, outbound, use)
    default:
      return compatible(
        `${name} is permissive: it may be used in a work under ${outbound.name}`,
        terms.source,
      )
  }
}

function libraryBesides(inbound: KnownLicense, outbound: KnownLicense, { link, way }: OneUse): Answer {
  const { name, terms } = inbound
  if (link === 'dynamic') {
    return compatible(
      `${name} covers the library; what links to it dynamically may be ${outbound.name}`,
      terms.source,
    )
  }
  if (way === 'source') {
    return compatible(
      `${name} covers the library; with your source at hand users can relink it`,
      terms.source,
    )
  }
  const asOne = compatibilityOf(inbound, outbound)
  if (asOne.verdict === 'compatible') return asOne
  return needsReview(
    `Statically linked, ${name} asks that users can relink it with a changed version; link it dynamically or make sure of that`,
    'https://www.gnu.org/licenses/gpl-faq.html#LGPLStaticVsDynamic',
  )
}
