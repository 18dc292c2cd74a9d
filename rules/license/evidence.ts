import { hasRole } from '../../src/analysis/file-roles/roles.ts'
import { type Claims, claimsOf } from '../../src/analysis/licensing/license-sources.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'
import { isFault } from '../../src/model/unknown.ts'

/** The facts that say what the licence is. None is needed by itself: a package has no tree, a clone no registry. */
export const LICENSE_FACTS = {
  documents: 'decides',
  license: 'decides',
  tree: 'decides',
  package: 'decides',
} as const
export type LicenseFacts = Partial<Pick<FactValues, keyof typeof LICENSE_FACTS>>

/**
 * What the version you would use says of itself, where its archive was read: then the repository's newest state, and what
 * hides it, decides nothing. Else what all sources say.
 */
export function readClaimsInUse(facts: LicenseFacts, context: Pick<Context, 'unknown'>): Claims | Judgement {
  const { package: published } = facts
  if (published && published.unread === null) {
    const ofVersion = claimsOf({ package: published })
    const isDeclared = published.license !== null && published.licenseFiles.length > 0
    if (isDeclared && ofVersion.own.length > 0) return ofVersion
  }
  return readClaims(facts, context)
}

/** What the sources say, or why that cannot be told: where one was not read to its end, it could say something else. */
export function readClaims(facts: LicenseFacts, { unknown }: Pick<Context, 'unknown'>): Claims | Judgement {
  const tarball = facts.package?.unread
  if (tarball && isFault(tarball.reason)) return cannotTell(tarball.reason, tarball.detail)

  const claims = claimsOf(facts)
  const [unread] = claims.unread
  if (unread !== undefined)
    return cannotTell('incomplete', `${unread} could not be read, and it may say other terms`)
  const place = claims.own.length === 0 ? mayHoldTerms(facts) : null
  if (place !== null) {
    return cannotTell('too-little-data', `No licence was recognised, and ${place} may say the terms`)
  }
  if (claims.own.length === 0 && !isWhole(facts)) {
    const { documents, tree } = unknown
    const reason = (documents ?? tree)?.reason ?? 'incomplete'
    return cannotTell(reason, 'No licence was found in what was read, and not everything was')
  }
  return claims
}

export function isJudgement(result: Claims | Judgement): result is Judgement {
  return 'status' in result
}

/** Where terms may be written although none were recognised: then nobody can say that there are none. */
function mayHoldTerms({ documents, tree }: Partial<FactValues>): string | null {
  const files = [...(documents?.texts ?? []), ...(documents?.unread ?? []), ...(tree?.entries ?? [])]
  return files.find((file) => hasRole('license')(file) || hasRole('notice')(file))?.path ?? null
}

/** Whether "there is no licence" can be said: the files were listed in full, or the package's registry told. */
function isWhole({ documents, tree, package: published }: LicenseFacts): boolean {
  if (documents && tree) return tree.complete
  return published !== undefined && documents === undefined && tree === undefined
}
