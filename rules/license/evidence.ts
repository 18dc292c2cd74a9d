import { hasRole } from '../../src/analysis/file-roles/roles.ts'
import { termsOf } from '../../src/analysis/licensing/expression.ts'
import type { LicenseSources } from '../../src/analysis/licensing/license-source.ts'
import { licenseSourcesOf } from '../../src/analysis/licensing/license-sources.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'
import { isFault } from '../../src/model/unknown.ts'

/** The facts that say what the licence is. None is needed by itself: a package has no tree, a clone no registry. */
export const LICENSE_FACTS = {
  documents: 'decides',
  license: 'decides',
  tree: 'decides',
  package: 'decides',
  repository: 'decides',
} as const
export type LicenseFacts = Partial<Pick<FactValues, keyof typeof LICENSE_FACTS>>

/**
 * What the version you would use says of itself, where its archive was read and it says it clearly: then the repository's
 * newest state, and what hides it, decides nothing. Else what all sources say.
 */
export function readSourcesInUse(
  facts: LicenseFacts,
  context: Pick<Context, 'unknown'>,
): LicenseSources | Judgement {
  const { package: published } = facts
  if (published?.unread !== null) return readSources(facts, context)
  const ofVersion = licenseSourcesOf({ package: published })
  if (ofVersion.own.length === 0 || ofVersion.unread.length > 0) return readSources(facts, context)
  // What it says and nobody understands is for a person anyway; that says more than why the rest is hidden.
  return isClear(ofVersion) || isAnyHidden(context) ? ofVersion : readSources(facts, context)
}

function isAnyHidden({ unknown }: Pick<Context, 'unknown'>): boolean {
  return [unknown.documents, unknown.license, unknown.tree].some((fact) => fact && isFault(fact.reason))
}

/** What the sources say, or why that cannot be told: where one was not read to its end, it could say something else. */
export function readSources(
  facts: LicenseFacts,
  context: Pick<Context, 'unknown'>,
): LicenseSources | Judgement {
  const archive = facts.package?.unread
  if (archive && isFault(archive.reason)) return cannotTell(archive.reason, archive.detail)

  const sources = licenseSourcesOf(facts)
  const [unread] = sources.unread
  if (unread !== undefined)
    return cannotTell('incomplete', `${unread} could not be read, and it may say other terms`)
  const place = sources.own.length === 0 ? mayHoldTerms(facts) : null
  if (place !== null) {
    return cannotTell('too-little-data', `No licence was recognised, and ${place} may say the terms`)
  }
  if (sources.own.length === 0 && !isWhole(facts)) {
    const { documents, tree } = context.unknown
    const reason = (documents ?? tree)?.reason ?? 'incomplete'
    return cannotTell(reason, 'No licence was found in what was read, and not everything was')
  }
  return sources
}

/** It brings a text, or every word of it is a licence's name. */
function isClear({ own }: LicenseSources): boolean {
  const readings = own.flatMap((source) => source.readings).flatMap(termsOf)
  const isNamed = readings.every(({ kind }) => kind === 'license' || kind === 'reference')
  return own.some(({ kind }) => kind === 'text') || (own.length > 0 && isNamed)
}

export function isJudgement(result: object): result is Judgement {
  return 'status' in result
}

/** Where terms may be written although none were recognised: then nobody can say that there are none. */
function mayHoldTerms({ documents, tree }: Partial<FactValues>): string | null {
  const files = [...(documents?.texts ?? []), ...(documents?.unread ?? []), ...(tree?.entries ?? [])]
  return files.find((file) => hasRole('license')(file) || hasRole('notice')(file))?.path ?? null
}

/** Whether "there is no licence" can be said: the files were listed in full, or registry and archive told all they have. */
function isWhole({ documents, tree, package: published }: LicenseFacts): boolean {
  if (documents && tree) return tree.complete
  return published?.unread === null && tree === undefined
}
