import { adopters } from './facts/adopters.ts'
import { advisories } from './facts/advisories.ts'
import { authorship } from './facts/authorship.ts'
import { backlog } from './facts/backlog.ts'
import { commits } from './facts/commits.ts'
import { community } from './facts/community.ts'
import type { FactDefinition } from './facts/define-fact.ts'
import { discussions } from './facts/discussions.ts'
import { documents } from './facts/documents.ts'
import { issues } from './facts/issues.ts'
import { license } from './facts/license.ts'
import { licenseHistory } from './facts/license-history.ts'
import { marathon } from './facts/marathon.ts'
import { owner } from './facts/owner.ts'
import { packageFact } from './facts/package.ts'
import { project } from './facts/project.ts'
import { pulls } from './facts/pulls.ts'
import { releases } from './facts/releases.ts'
import { repository } from './facts/repository.ts'
import { sandbox } from './facts/sandbox.ts'
import { tags } from './facts/tags.ts'
import { team } from './facts/team.ts'
import { tree } from './facts/tree.ts'
import type { Fact } from './unknown.ts'

/** Everything oss-check can know about a project. One more fact is one more file and one more line here. */
const DEFINED = {
  repository,
  owner,
  license,
  licenseHistory,
  tree,
  documents,
  commits,
  tags,
  releases,
  issues,
  pulls,
  backlog,
  discussions,
  community,
  advisories,
  team,
  authorship,
  package: packageFact,
  adopters,
  project,
  sandbox,
  marathon,
}

export type FactName = keyof typeof DEFINED

/** The value of each fact: JSON; instants are ISO 8601 in UTC. `null` inside a value means we looked and there is none. */
export type FactValues = { [Name in FactName]: ValueOf<(typeof DEFINED)[Name]> }

export type Facts = { [Name in FactName]: Fact<FactValues[Name]> }

export const FACT_DEFINITIONS: {
  readonly [Name in FactName]: FactDefinition<Name, FactValues[Name]>
} = DEFINED

// The keys are those of the table above.
export const FACT_NAMES = Object.keys(DEFINED) as readonly FactName[]

type ValueOf<Definition> = Definition extends FactDefinition<string, infer T> ? T : never
