/** An account as the forge names it. A deleted account ("ghost") is `null` where an Account is expected. */
export interface Account {
  login: string
  /** GitHub's type of actor. */
  kind: 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount'
}

/** Who a commit says wrote it. */
export interface Identity {
  login: string | null
  name: string | null
  email: string | null
}

/** A published security advisory of the project (GitHub's repository advisories). */
export interface Advisory {
  id: string
  severity: 'low' | 'moderate' | 'high' | 'critical' | null
  summary: string
  publishedAt: string
  /** When the report reached the project; null when not told. */
  reportedAt: string | null
  withdrawnAt: string | null
  vulnerableRange: string | null
  patchedVersions: string | null
  url: string
}

export interface TeamMember {
  login: string
  name: string | null
  company: string | null
  /** Null: not told; their names need a scope of their own. */
  organizations: readonly string[] | null
  /** Own repositories that are no forks, most recently pushed first. */
  repositories: readonly OtherProject[]
  repositoriesTotal: number
}

export interface OtherProject {
  nameWithOwner: string
  stars: number
  archivedAt: string | null
  archived: boolean
  pushedAt: string | null
  openIssues: number
  url: string
}

export interface Team {
  members: readonly TeamMember[]
}
