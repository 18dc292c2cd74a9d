import { type Answer, compatible, incompatible, needsReview, type UseContext } from './answer.ts'
import { combine, GPL_FAQ } from './compatibility.ts'
import type { Subject } from './known-license.ts'
import { obligationsOf } from './obligations.ts'
import type { Copyleft } from './terms.ts'

/** One licence, one project licence (null: not declared), one way of use -> an answer. */
export function judgeUse(inbound: Subject, outbound: Subject | null, context: UseContext): Answer {
  const { traits } = inbound
  if (traits.kind === 'source-available') {
    return needsReview(`${inbound.name} is no open source licence: ${traits.restriction}`, traits.source)
  }
  if (traits.kind === 'proprietary') {
    return incompatible(`${inbound.name}: all rights are reserved`, traits.source)
  }
  const answer = bySituation(inbound, outbound, context)
  if (answer.verdict !== 'compatible') return answer
  return { ...answer, obligations: obligationsOf(inbound, context) }
}

function bySituation(inbound: Subject, outbound: Subject | null, context: UseContext): Answer {
  const { traits } = inbound
  if (context.whole && outbound) return combine(inbound, outbound)
  if (context.distribute === 'none') {
    return compatible(`Nothing is distributed, and ${inbound.name} binds only those who do`, traits.source)
  }
  const network = traits.kind === 'copyleft' && traits.network
  if (context.distribute === 'saas' && !network) {
    return compatible(
      `A service is no distribution, and ${inbound.name} binds only distribution`,
      traits.source,
    )
  }
  if (context.link === 'process') {
    const served = network ? ', and its network clause covers it alone' : ''
    return compatible(
      `A separate process stays a work of its own under ${inbound.name}${served}`,
      traits.source,
    )
  }
  if (outbound === null) return withoutProject(inbound)
  const answer = mustCombine(inbound, outbound, context)
    ? combineLinked(inbound, outbound, context)
    : besides(inbound, outbound, context)
  return network && context.distribute === 'saas' ? named(answer, inbound) : answer
}

/** Where stewards and the FSF disagree on what linking does, a person has to say. */
function combineLinked(inbound: Subject, outbound: Subject, context: UseContext): Answer {
  const answer = combine(inbound, outbound)
  const disputed = inbound.traits.kind === 'copyleft' ? inbound.traits.linkingDisputed : null
  if (answer.verdict !== 'incompatible' || disputed === null || context.link !== 'dynamic') return answer
  return needsReview(
    `Whether linking brings ${outbound.name} code under ${inbound.name} is disputed`,
    disputed,
  )
}

/** Whether either licence reaches over the whole, so that one licence must do for everything. */
function mustCombine(inbound: Subject, outbound: Subject, context: UseContext): boolean {
  if (reach(inbound) === 'work') return true
  return reach(outbound) === 'work' || (reach(outbound) === 'library' && context.link === 'static')
}

/** How far it reaches once its exception is taken into account. */
function reach(subject: Subject): Copyleft['reach'] | 'none' {
  if (subject.traits.kind !== 'copyleft') return 'none'
  const effect = subject.exception?.effect
  return effect === 'linking' || effect === 'output' ? 'file' : subject.traits.reach
}

/** Each part keeps its licence. */
function besides(inbound: Subject, outbound: Subject, context: UseContext): Answer {
  const { source } = inbound.traits
  if (inbound.exception && inbound.traits.kind === 'copyleft') {
    return compatible(
      `${inbound.exception.id} lets ${outbound.name} code be combined with it`,
      exceptionPage(inbound),
    )
  }
  switch (reach(inbound)) {
    case 'file':
      return compatible(`${inbound.name} covers its own files only; the rest may be ${outbound.name}`, source)
    case 'library':
      return libraryBesides(inbound, outbound, context)
    default:
      return compatible(
        `${inbound.name} is permissive: it may be used in a work under ${outbound.name}`,
        source,
      )
  }
}

function libraryBesides(inbound: Subject, outbound: Subject, context: UseContext): Answer {
  const { source } = inbound.traits
  if (context.link === 'dynamic') {
    return compatible(
      `${inbound.name} covers the library; what links to it dynamically may be ${outbound.name}`,
      source,
    )
  }
  if (context.distribute === 'source') {
    return compatible(
      `${inbound.name} covers the library; with your source at hand users can relink it`,
      source,
    )
  }
  if (combine(inbound, outbound).verdict === 'compatible') return combine(inbound, outbound)
  return needsReview(
    `Statically linked, ${inbound.name} asks that users can relink it with a changed version; link it dynamically or make sure of that`,
    `${GPL_FAQ}#LGPLStaticVsDynamic`,
  )
}

/** No licence of the project's own is declared: only what suits every project is answered. */
function withoutProject(inbound: Subject): Answer {
  if (inbound.traits.kind === 'permissive') {
    return inbound.traits.asks.includes('same-licence')
      ? needsReview(
          `${inbound.name} limits which licence its code may be offered under; give --project-license`,
          inbound.traits.source,
        )
      : compatible(
          `${inbound.name} is permissive and suits most projects; give --project-license to be sure`,
          inbound.traits.source,
        )
  }
  return needsReview(
    `${inbound.name} is copyleft: whether it suits depends on your licence; give --project-license`,
    inbound.traits.source,
  )
}

function named(answer: Answer, inbound: Subject): Answer {
  if (answer.verdict !== 'incompatible') return answer
  return {
    ...answer,
    reason: `${inbound.name} counts use over a network as distribution, so your service would have to be offered under it`,
  }
}

function exceptionPage(inbound: Subject): string {
  return inbound.exception ? `https://spdx.org/licenses/${inbound.exception.id}.html` : inbound.traits.source
}
