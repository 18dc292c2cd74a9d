import type { Adopters, Authorship, Package, ProjectUse } from './facts/adoption.ts'
import type { Commit, FileHistory, Release, Tag } from './facts/history.ts'
import type { LoadRun, SandboxRun } from './facts/lab.ts'
import type { Listing } from './facts/listing.ts'
import type { Advisory, Team } from './facts/people.ts'
import type { Community, DetectedLicense, Documents, Owner, Repository, Tree } from './facts/repository.ts'
import type { Backlog, Discussion, Issue, Pull } from './facts/threads.ts'
import type { Fact } from './unknown.ts'

/**
 * The vocabulary: everything oss-check can know about a project. Values are JSON; instants are ISO 8601 in UTC.
 * `null` inside a value means we looked and there is none.
 */
export interface FactValues {
  repository: Repository
  owner: Owner
  /** What the forge itself detected as the licence. */
  license: DetectedLicense
  /** Commits that touched licence files, newest first. */
  licenseHistory: FileHistory
  tree: Tree
  /** Texts of the files that matter: licences, manifests, README, guides, policies. */
  documents: Documents
  commits: Listing<Commit>
  tags: Listing<Tag>
  releases: Listing<Release>
  issues: Listing<Issue>
  pulls: Listing<Pull>
  /** Issue counts over the twelve months before as-of. */
  backlog: Backlog
  discussions: Listing<Discussion>
  community: Community
  advisories: Listing<Advisory>
  /** The people who did most lately, and what else they keep. */
  team: Team
  /** Degree of authorship over the files of a local clone. */
  authorship: Authorship
  /** The published package, at the version you would use. */
  package: Package
  /** Who depends on it, by registry counts and named adopters. */
  adopters: Adopters
  /** Your own project: its manifest, and the hacks in it around the target. */
  project: ProjectUse
  sandbox: readonly SandboxRun[]
  marathon: readonly LoadRun[]
}

export type FactName = keyof FactValues

export type Facts = { [Name in FactName]: Fact<FactValues[Name]> }
