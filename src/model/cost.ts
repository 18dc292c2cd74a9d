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
