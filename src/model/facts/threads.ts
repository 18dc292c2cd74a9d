import type { Account } from './people.ts'

/** GitHub's author association, as it reads today; see `maintainers` for why it alone says little. */
export type Association =
  | 'OWNER'
  | 'MEMBER'
  | 'COLLABORATOR'
  | 'CONTRIBUTOR'
  | 'FIRST_TIMER'
  | 'FIRST_TIME_CONTRIBUTOR'
  | 'MANNEQUIN'
  | 'NONE'

/** Something said on a thread: a comment or a review, by anyone, bots included. */
export interface Response {
  at: string
  author: Account | null
  association: Association | null
  kind: 'comment' | 'approval' | 'change-request' | 'review'
}

/** Something done to a thread. `actor` null: not told, or the account is gone. */
export interface Act {
  at: string
  actor: Account | null
  kind: 'closed' | 'reopened' | 'labeled' | 'merged'
}

export interface Thread {
  number: number
  url: string
  author: Account | null
  association: Association
  createdAt: string
  closedAt: string | null
  labels: readonly string[]
  /** In order of time. */
  responses: readonly Response[]
  /** False: not all responses were read; those that are here are the first ones, without a gap. */
  responsesComplete: boolean
  acts: readonly Act[]
}

export interface Issue extends Thread {
  /** Null while open, and where the forge did not say (issues closed before 2022). */
  stateReason: 'completed' | 'not-planned' | 'duplicate' | null
  /** Closed by a commit or a merged pull request. */
  closedByChange: boolean
}

export interface Pull extends Thread {
  draft: boolean
  mergedAt: string | null
  mergedBy: Account | null
}

/** Issues only. Counts as of the day judged. */
export interface Backlog {
  open: number
  openOlderThanYear: number
  openedLastYear: number
  closedLastYear: number
}

export interface Discussion {
  url: string
  createdAt: string
  author: Account | null
  /** Null: its category takes no answers. */
  answered: boolean | null
  answeredAt: string | null
  comments: number
}
