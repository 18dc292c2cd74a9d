export interface Repository {
  host: string
  owner: string
  name: string
  url: string
  /** The name that was asked for, when the forge answered under another one. */
  renamedFrom: string | null
  description: string | null
  homepage: string | null
  createdAt: string
  pushedAt: string | null
  archived: boolean
  archivedAt: string | null
  disabled: boolean
  fork: boolean
  parent: string | null
  mirrorUrl: string | null
  private: boolean
  /** No commit yet. */
  empty: boolean
  defaultBranch: string | null
  stars: number
  forks: number
  watchers: number | null
  issuesEnabled: boolean
  discussionsEnabled: boolean
  topics: readonly string[]
  /** Most used first; `bytes` null where not told. */
  languages: readonly { name: string; bytes: number | null }[]
}

export interface Owner {
  login: string
  kind: 'User' | 'Organization'
  name: string | null
  url: string
  createdAt: string | null
  /** Organizations only: the forge verified its domain. */
  verified: boolean | null
  /** Null: not told. */
  sponsorable: boolean | null
}

export interface DetectedLicense {
  /** GitHub's SPDX id, `NOASSERTION` for a text it does not know, `null` for no licence file. */
  spdxId: string | null
  name: string | null
}

/** One moment of the default branch. */
export interface Tree {
  /** The commit it belongs to. */
  oid: string | null
  entries: readonly TreeEntry[]
  /** False when the forge cut the list or only some folders were read. */
  complete: boolean
}

export interface TreeEntry {
  path: string
  kind: 'file' | 'folder' | 'submodule' | 'link'
  /** Bytes; null for folders and where not told. */
  size: number | null
}

export interface Documents {
  texts: readonly Document[]
  /** Files that should have been read and could not be, with the reason. */
  unread: readonly { path: string; detail: string }[]
}

export interface Document {
  path: string
  text: string
  /** The text was cut at the size limit. */
  truncated: boolean
  url: string
}

/** What the forge's community profile says is there, wherever it lives (also the owner's `.github` repository). */
export interface Community {
  codeOfConduct: string | null
  contributing: string | null
  issueTemplates: number
  pullTemplates: number
  /** URL of the security policy. */
  securityPolicy: string | null
  /** Private vulnerability reporting is switched on; null when not told. */
  privateReporting: boolean | null
  /** Null: not told. */
  fundingLinks: readonly { platform: string; url: string }[] | null
  /** Open issues labelled for newcomers, and how many of those were taken in the last twelve months; null when not told. */
  goodFirstIssues: { open: number; closed: number } | null
}
