import type { FactName, Facts, FactValues } from '../model/facts.ts'
import type { Fact } from '../model/unknown.ts'
import { isFault, type Unknown, unknown } from '../model/unknown.ts'

/**
 * Somewhere facts come from: GitHub, a clone, a registry, evidence files. Each fact it can give is a function; failures
 * come back as Unknown, never as an exception.
 */
export type Source = { readonly [Name in FactName]?: () => Promise<Fact<FactValues[Name]>> }

/** Told of each fact as it arrives. */
export type OnFact = (name: FactName, fact: Fact<unknown>) => void

export const FACT_NAMES = Object.keys({
  repository: 0,
  owner: 0,
  license: 0,
  licenseHistory: 0,
  tree: 0,
  documents: 0,
  commits: 0,
  tags: 0,
  releases: 0,
  issues: 0,
  pulls: 0,
  backlog: 0,
  discussions: 0,
  community: 0,
  advisories: 0,
  team: 0,
  authorship: 0,
  package: 0,
  adopters: 0,
  project: 0,
  sandbox: 0,
  marathon: 0,
} satisfies Record<FactName, 0>) as readonly FactName[]

/**
 * Every wanted fact from the first source that knows it. All sources of one fact silent: the first fault, so that what
 * went wrong with one is not passed off as what another cannot know; else the first reason.
 */
export async function collect(
  wanted: ReadonlySet<FactName>,
  sources: readonly Source[],
  onFact: OnFact = () => {},
): Promise<Facts> {
  const entries = await Promise.all(
    FACT_NAMES.map(async (name) => {
      if (!wanted.has(name)) return [name, notWanted()] as const
      const fact = await collectFact(name, sources)
      onFact(name, fact)
      return [name, fact] as const
    }),
  )
  // Built from FACT_NAMES, which is complete by type.
  return Object.fromEntries(entries) as Facts
}

async function collectFact(name: FactName, sources: readonly Source[]): Promise<Fact<unknown>> {
  let silent: Unknown | null = null
  for (const source of sources) {
    const read = source[name]
    if (!read) continue
    const fact = await read()
    if (fact.known) return fact
    if (silent === null || (isFault(fact.reason) && !isFault(silent.reason))) silent = fact
  }
  return silent ?? unknown('not-collected', 'Nothing in this run can tell')
}

function notWanted() {
  return unknown('not-collected', 'No rule asked for it')
}
