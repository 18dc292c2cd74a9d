import { type Evidence, type Fact, known, type UnknownReason, unknown } from '../../../model/unknown.ts'
import type { FaultReason } from '../../../net/fault.ts'
import { SubjectNotFound } from '../../source.ts'
import { type GitHub, GitHubError } from './client/client.ts'
import type { Period } from './period.ts'

/** What every reader of one repository needs. */
export interface Reading {
  github: GitHub
  /** Where people find it; the client may stand for that host under another name. */
  host: string
  owner: string
  name: string
  period: Period
  /** ISO instant for evidence. */
  retrievedAt(): string
}

/** There is no such repository, or none this token may see. */
export class RepositoryNotFound extends SubjectNotFound {
  constructor(owner: string, name: string, authenticated: boolean) {
    super(
      `There is no repository ${owner}/${name} that can be seen from here`,
      authenticated
        ? 'Check the spelling; a private repository needs a token with access to it'
        : 'Check the spelling; a private repository needs GITHUB_TOKEN with access to it',
    )
    this.name = 'RepositoryNotFound'
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof GitHubError && error.reason === 'not-found'
}

/** Runs `read` once, however many facts ask for it. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= read()
    return running
  }
}

/** The one place where a failed request becomes an Unknown. */
export async function factFrom<T>(
  read: () => Promise<{ value: T; evidence: readonly Evidence[] }>,
): Promise<Fact<T>> {
  try {
    const { value, evidence } = await read()
    return known(value, evidence)
  } catch (error) {
    if (error instanceof NotTold) return unknown(error.reason, error.message)
    if (error instanceof GitHubError) return unknown(unknownReason(error.reason), error.message)
    throw error
  }
}

/** GitHub answered, and the answer is that this cannot be told. */
export class NotTold extends Error {
  readonly reason: UnknownReason

  constructor(reason: UnknownReason, message: string) {
    super(message)
    this.name = 'NotTold'
    this.reason = reason
  }
}

/** What is not found although its repository is there was not to be expected. */
function unknownReason(reason: FaultReason): UnknownReason {
  return reason === 'not-found' ? 'unexpected' : reason
}

/** The fault a failed request stands for; anything but a failed request is thrown on. */
export function lostBy(error: unknown): { reason: UnknownReason; detail: string } {
  if (error instanceof GitHubError) return { reason: unknownReason(error.reason), detail: error.message }
  throw error
}
