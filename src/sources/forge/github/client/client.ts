import type { Answered } from '../../../../net/cache/answers.ts'
import { type FaultDetails, type FaultReason, RequestFault } from '../../../../net/fault.ts'

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

/** A request to GitHub that came to nothing. An empty repository is `not-found` with status 409. */
export class GitHubError extends RequestFault {
  /** GitHub could not serve this much at once: a smaller page may pass. */
  readonly tooLarge: boolean

  constructor(
    reason: FaultReason,
    message: string,
    status: number | null,
    tooLarge: boolean = false,
    details: FaultDetails = {},
  ) {
    super(reason, message, { ...details, status })
    this.name = 'GitHubError'
    this.tooLarge = tooLarge
  }
}

/** What a cached client needs of the one below. */
export interface ConditionalGitHub extends GitHub {
  /** As `rest`, with the mark of the answer at hand; where that still holds, `unchanged`, which costs nothing with a token. */
  restIfChanged(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    etag: string | null,
  ): Promise<Answered<RestAnswer> | 'unchanged'>
}
