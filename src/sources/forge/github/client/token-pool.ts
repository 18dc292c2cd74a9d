import type { Net } from '../../../../net/client.ts'

/** A credential and where it came from, as people are told: `GITHUB_TOKEN`, `gh auth token`. */
export interface Credential {
  source: string
  /** The token, fresh where it is made on demand (GitHub App). */
  token(net: Net): Promise<string>
  /** Stable across runs, differs between accounts; goes into cache keys as a digest only. */
  identity: string
}

/** Several tokens as one: the next takes over where one is used up. */
export interface TokenPool {
  readonly size: number
  /** "the tokens from GITHUB_TOKEN"; null without any. */
  readonly described: string | null
  /** The one to use now for a rate limit resource, the first to come back where all are used up; null without tokens. */
  pick(resource: string): Credential | null
  /** When the first used up token comes back, in ms since the epoch; null while one is left. */
  usedUpUntil(resource: string): number | null
  /** Marks one as used up. True: another can take over. */
  retire(credential: Credential | null, resource: string, until: number): boolean
}

export function createTokenPool(credentials: readonly Credential[], now: () => number): TokenPool {
  const usedUp = new Map<string, number>()
  const keyOf = (credential: Credential | null, resource: string) =>
    `${credential ? credentials.indexOf(credential) : 'anonymous'} ${resource}`
  const untilOf = (credential: Credential | null, resource: string) =>
    usedUp.get(keyOf(credential, resource)) ?? 0
  const isLeft = (credential: Credential | null, resource: string) => untilOf(credential, resource) <= now()
  // Without tokens the anonymous limit is one like any other.
  const all: readonly (Credential | null)[] = credentials.length > 0 ? credentials : [null]
  return {
    size: credentials.length,
    described: describe(credentials),
    pick: (resource) =>
      all.find((credential) => isLeft(credential, resource)) ??
      all.toSorted((a, b) => untilOf(a, resource) - untilOf(b, resource))[0] ??
      null,
    usedUpUntil: (resource) =>
      all.some((credential) => isLeft(credential, resource))
        ? null
        : Math.min(...all.map((credential) => untilOf(credential, resource))),
    retire(credential, resource, until) {
      usedUp.set(keyOf(credential, resource), until)
      return all.some((other) => isLeft(other, resource))
    },
  }
}

function describe(credentials: readonly Credential[]): string | null {
  const [first] = credentials
  if (!first) return null
  const sources = [...new Set(credentials.map(({ source }) => source))].join(' and ')
  return credentials.length === 1 ? `token from ${sources}` : `${credentials.length} tokens from ${sources}`
}
