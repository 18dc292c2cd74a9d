import type { LicenseSource } from '../../analysis/licensing/license-source.ts'
import { decideForProject } from '../../analysis/licensing/project-decision.ts'
import type { ReadTerms } from '../../analysis/licensing/release-terms.ts'
import { mayTellTerms, sourcesOfRelease } from '../../analysis/licensing/sources-of-release.ts'
import { whatToDo } from '../../analysis/licensing/wording.ts'
import type { Policy } from '../../model/policy.ts'
import { isFault } from '../../model/unknown.ts'
import type { ComponentVerdict, JudgedComponent } from './component.ts'

/** What is decided of terms, whoever has them. */
export interface TermsDecision
  extends Pick<JudgedComponent, 'licence' | 'reason' | 'advice' | 'obligations' | 'decidedBy'> {
  verdict: Exclude<ComponentVerdict, 'internal' | 'ignored'>
  /** Nobody can let it pass: it is on the deny list, or a fault hides what it is. */
  beyondWaivers: boolean
}

/** What the terms mean for your use: point 1's own decision. What a fault hides is unknown, whatever else was read. */
export function decideTerms({ terms, from, lost }: ReadTerms, policy: Policy): TermsDecision {
  const sources = sourcesOfRelease(terms)
  const licence = {
    expression: null,
    declared: saidBy(sources.own, ({ kind }) => kind === 'registry'),
    found: saidBy(sources.own, ({ kind }) => kind !== 'registry'),
    from,
    disagreement: null,
  }
  const untold = (verdict: TermsDecision['verdict'], reason: string, beyondWaivers: boolean) => ({
    licence,
    verdict,
    reason,
    advice: 'find out under which terms it is, then write a waiver that says so',
    obligations: [],
    decidedBy: null,
    beyondWaivers,
  })
  if (lost !== null && isFault(lost.reason)) {
    return { ...untold('unknown', lost.detail, true), advice: 'try again: a fault hides what its terms are' }
  }
  const [unread] = sources.unread
  if (unread !== undefined) {
    return untold('unknown', lost?.detail ?? `Its terms stand in ${unread}, which could not be read`, false)
  }
  if (sources.own.length === 0) {
    if (terms.texts === null)
      return untold('unknown', lost?.detail ?? 'Nothing that was read names its licence', false)
    const place = mayTellTerms(terms)
    if (place !== null)
      return untold('needs-review', `No licence was recognised, and ${place} may say the terms`, false)
  }
  const decision = decideForProject(sources, policy)
  const { verdict, reason, obligations, by, possible } = decision
  const isOpen = verdict === 'needs-review' && lost !== null
  return {
    licence: { ...licence, expression: decision.expression, disagreement: possible.disagreement },
    verdict,
    reason: isOpen ? `${reason}; ${lost.detail}` : reason,
    advice: verdict === 'compatible' ? null : whatToDo(decision),
    obligations,
    decidedBy: by,
    beyondWaivers: verdict === 'incompatible' && by === 'deny',
  }
}

function saidBy(own: readonly LicenseSource[], wanted: (source: LicenseSource) => boolean): string | null {
  const said = [...new Set(own.filter(wanted).map((source) => source.said))]
  return said.length === 0 ? null : said.join('; ')
}
