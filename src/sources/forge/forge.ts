import type { FactName } from '../../model/facts.ts'
import type { RepositoryRef } from '../../model/subject.ts'
import type { ReadOptions, Source } from '../source.ts'

/** What an address names. */
export interface Address {
  repository: RepositoryRef
  /** What it names besides a repository as it stands: a revision or a folder of it, as written. Null: nothing. */
  part: string | null
}

/** How one kind of forge writes addresses, in one environment. */
export interface ForgeAddresses {
  /** The purl type of its repositories. */
  readonly id: string
  /** Hosts that this run may ask. Bare `owner/repo` names belong to the first. */
  readonly hosts: readonly string[]
  /** Null: no address of this forge. Throws UserError for one that no repository can have. */
  parse(text: string): Address | null
  /** Where a person sees the repository. */
  pageOf(repository: RepositoryRef): string
}

/** One kind of forge that can be read. */
export interface Forge extends ForgeAddresses {
  readonly provides: readonly FactName[]
  source(repository: RepositoryRef, options: ReadOptions): Promise<Source>
}
