import type { Cost, UnknownReason } from '../facts.ts'

/** What collectors see of GitHub. Everything it returns has been cleaned of control characters, see untrusted.ts. */
export interface GitHub {
  /** Without a token there is no GraphQL: use `rest`. */
  readonly authenticated: boolean
  /** The web host evidence links point at, such as `https://github.com`. */
  readonly webUrl: string
  /** Throws GitHubError where nothing came; partial answers come with `errors`. */
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer>
  /** `route` in Octokit's form, `GET /repos/{owner}/{repo}`. Throws GitHubError for every status but 2xx. */
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<RestAnswer>
  cost(): Cost
}

export interface GraphqlAnswer {
  data: unknown
  /** Field by field: which paths of `data` are null because of a fault, and which. */
  errors: readonly {
    path: readonly (string | number)[]
    reason: UnknownReason | 'not-found'
    message: string
  }[]
  retrievedAt: string
}

export interface RestAnswer {
  status: number
  data: unknown
  /** URL of the next page, null on the last. */
  next: string | null
  url: string
  retrievedAt: string
}

/** A request that came to nothing, with what it means for the facts behind it. */
export class GitHubError extends Error {
  readonly reason: UnknownReason | 'not-found'
  /** HTTP status, null where no answer came. */
  readonly status: number | null

  constructor(reason: UnknownReason | 'not-found', message: string, status: number | null) {
    super(message)
    this.name = 'GitHubError'
    this.reason = reason
    this.status = status
  }
}
