/** What a run spent: all that left this machine. `null`: not told by the server. */
export interface Cost {
  /** To all hosts together. */
  requests: number
  graphqlPoints: number
  /** Longest chain of requests to one host that had to wait for each other. */
  rounds: number
  /** Answers that cost nothing because nothing had changed. */
  notModified: number
  /** Of the forge. */
  rateLimitRemaining: number | null
  /** Whom it went to, in the order in which they were first asked. */
  hosts: readonly HostCost[]
}

export interface HostCost {
  /** With its port, where that is not the usual one. */
  host: string
  requests: number
  /** Received, decoded. */
  bytes: number
}

export const NO_COST: Cost = {
  requests: 0,
  graphqlPoints: 0,
  rounds: 0,
  notModified: 0,
  rateLimitRemaining: null,
  hosts: [],
}
