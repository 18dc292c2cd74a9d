import {
  type Answer,
  compatible,
  incompatible,
  needsReview,
  obligationsOfAll,
  type UseContext,
  worstOf,
} from './answer.ts'
import { compatibilityOf } from './compatibility.ts'
import type { KnownLicense } from './known-license.ts'
import { linked } from './linked.ts'
import { obligationsOf } from './obligations.ts'
import { bindsServices, isBound, type OneUse, usesOf } from './occasions.ts'

/**
 * One licence, one project licence (null: not declared), every way of use -> the worst answer, and the duties of all.
 */
export function judgeLicenseInUse(
  inbound: KnownLicense,
  outbound: KnownLicense | null,
  context: UseContext,
): Answer {
  const { terms } = inbound
  if (terms.kind === 'source-available') {
    return needsReview(`${inbound.name} is no open source licence: ${terms.restriction}`, terms.source)
  }
  if (terms.kind === 'proprietary') {
    return incompatible(`${inbound.name}: all rights are reserved`, terms.source)
  }
  const answers = usesOf(context).map((use) => judgeUse(inbound, outbound, use))
  return { ...worstOf(answers), obligations: obligationsOfAll(answers) }
}

function judgeUse(inbound: KnownLicense, outbound: KnownLicense | null, use: OneUse): Answer {
  const answer = bySituation(inbound, outbound, use)
  return answer.verdict === 'incompatible' ? answer : { ...answer, obligations: obligationsOf(inbound, use) }
}

function bySituation(inbound: KnownLicense, outbound: KnownLicense | null, use: OneUse): Answer {
  const { terms } = inbound
  if (use.whole && outbound) return compatibilityOf(inbound, outbound)
  if (!isBound(terms, use)) return compatible(whyUnbound(inbound, use), terms.source)
  if (use.link === 'process') {
    const served =
      use.way === 'saas' && bindsServices(terms) ? ', and its network clause covers it alone' : ''
    return compatible(
      `A separate process stays a work of its own under ${inbound.name}${served}`,
      terms.source,
    )
  }
  if (outbound === null) return withoutProject(inbound)
  const answer = linked(inbound, outbound, use)
  return use.way === 'saas' && bindsServices(terms) ? asService(answer, inbound) : answer
}

function whyUnbound({ name, terms }: KnownLicense, { way }: OneUse): string {
  if (way === 'none')
    return `Nothing is distributed or offered to others, and ${name} binds only those who do that`
  if (bindsServices(terms)) {
    return `Unchanged and in a process of its own, ${name} asks nothing of a service that uses it`
  }
  return `${name} binds those who distribute it, and a service does not; what browsers download of it is distributed (distribute: browser)`
}

/** No licence of the project's own is declared: only what suits every project is answered. */
function withoutProject({ name, terms }: KnownLicense): Answer {
  if (terms.kind === 'permissive') {
    return terms.asks.includes('same-licence')
      ? needsReview(
          `${name} limits which licence its code may be offered under; give --project-license`,
          terms.source,
        )
      : compatible(
          `${name} is permissive and suits most projects; give --project-license to be sure`,
          terms.source,
        )
  }
  return needsReview(
    `${name} is copyleft: whether it suits depends on your licence; give --project-license`,
    terms.source,
  )
}

function asService(answer: Answer, { name }: KnownLicense): Answer {
  if (answer.verdict !== 'incompatible') return answer
  const reason = `${name} counts use over a network as distribution, so your service would have to be offered under it`
  return { ...answer, reason }
}
