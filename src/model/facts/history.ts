import type { Identity } from './people.ts'

/** A commit on the default branch. */
export interface Commit {
  oid: string
  /** Committer time: when it entered the history as it stands. */
  committedAt: string
  authoredAt: string
  author: Identity
  /** More than one: a merge. */
  parents: number
}

export interface Tag {
  name: string
  /** Date of the tag object, else of its commit; null when not told. */
  at: string | null
}

export interface Release {
  tag: string
  publishedAt: string
  prerelease: boolean
  url: string
}

export interface FileHistory {
  changes: readonly FileChange[]
  complete: boolean
}

export interface FileChange {
  path: string
  oid: string
  committedAt: string
  headline: string
  author: Identity
  url: string
}
