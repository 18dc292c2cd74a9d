import type { Cost } from '../../../../model/cost.ts'
import type { UnknownReason } from '../../../../model/unknown.ts'

/** What collectors see of GitHub. Everything it returns has been cleaned of control characters, see untrusted.ts. */
export interface GitHub {
  /** Without a token there is no GraphQL: use `rest`. */
  readonly authenticated: boolean
  /** The web host evidence links point at, such as `https://github.com`. */
  readonly webUrl: string
  /**
   * Throws GitHubError where nothing came; partial answers come with `errors`. Ask for
   * `rateLimit { cost remaining resetAt }` in every document: what it cost is counted from there.
   */
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer>
  /**
   * `route` in Octokit's form, `GET /repos/{owner}/{repo}`. Throws GitHubError for every status but 2xx, and for 202:
   * nothing has been computed yet, which is not an empty answer.
   */
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<RestAnswer>
  cost(): Cost
}

export interface GraphqlAnswer {
  data: unknown
  /** Field by field: which paths of `data` are null because of a fault, and which. */
  errors: readonly GraphqlFault[]
  retrievedAt: string
}

export interface GraphqlFault {
  path: readonly (string | number)[]
  reason: FaultReason
  message: string
}

export interface RestAnswer {
  status: number
  data: unknown
  /** URL of the next page, null on the last. */
  next: string | null
  /** Where the answer came from in the end: not the URL asked for where a repository was renamed. */
  url: string
  retrievedAt: string
}

export type FaultReason = UnknownReason | 'not-found'

/** A request that came to nothing, with what it means for the facts behind it. `message` is one sentence for a person. */
export class GitHubError extends Error {
  readonly reason: FaultReason
  /** HTTP status, null where no answer came. An empty repository is `not-found` with 409. */
  readonly status: number | null
  /** GitHub could not serve this much at once: a smaller page may pass. */
  readonly tooLarge: boolean

  constructor(reason: FaultReason, message: string, status: number | null, tooLarge: boolean = false) {
    super(message)
    this.name = 'GitHubError'
    this.reason = reason
    this.status = status
    this.tooLarge = tooLarge
  }
}
