import type { Adopters, Authorship, Package, ProjectUse } from './vocabulary/adoption.ts'
import type { Commit, FileHistory, Release, Tag } from './vocabulary/history.ts'
import type { LoadRun, SandboxRun } from './vocabulary/lab.ts'
import type { Listing } from './vocabulary/listing.ts'
import type { Advisory, Team } from './vocabulary/people.ts'
import type {
  Community,
  DetectedLicense,
  Documents,
  Owner,
  Repository,
  Tree,
} from './vocabulary/repository.ts'
import type { Backlog, Discussion, Issue, Pull } from './vocabulary/threads.ts'

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

/** Where a fact comes from: a URL, or the command that shows it. */
export interface Evidence {
  url: string
  retrievedAt: string
}

/** Something went wrong on the way: the answer exists, this run did not get it. */
export const FAULTS = [
  'denied',
  'rate-limited',
  'unreachable',
  'unexpected',
  'incomplete',
  'over-budget',
] as const

/** Nothing went wrong, and still there is no answer here. */
export const OPEN_QUESTIONS = ['not-collected', 'too-little-data', 'not-tried'] as const

export type UnknownReason = (typeof FAULTS)[number] | (typeof OPEN_QUESTIONS)[number]

export function isFault(reason: UnknownReason): boolean {
  return (FAULTS as readonly string[]).includes(reason)
}

export interface Known<T> {
  known: true
  value: T
  evidence: readonly Evidence[]
}

/** We could not look. `detail` is one sentence for a person. */
export interface Unknown {
  known: false
  reason: UnknownReason
  detail: string
}

export type Fact<T> = Known<T> | Unknown
export type Facts = { [Name in FactName]: Fact<FactValues[Name]> }

export function known<T>(value: T, evidence: readonly Evidence[] = []): Known<T> {
  return { known: true, value, evidence }
}

export function unknown(reason: UnknownReason, detail: string): Unknown {
  return { known: false, reason, detail }
}

/** What a run spent. `null`: not told by the server. */
export interface Cost {
  requests: number
  graphqlPoints: number
  /** Longest chain of requests that had to wait for each other. */
  rounds: number
  /** Answers that cost nothing because nothing had changed. */
  notModified: number
  rateLimitRemaining: number | null
}

export const NO_COST: Cost = {
  requests: 0,
  graphqlPoints: 0,
  rounds: 0,
  notModified: 0,
  rateLimitRemaining: null,
}
