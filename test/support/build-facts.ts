import type { Coverage } from '../../src/model/coverage.ts'
import type { Account } from '../../src/model/facts/account.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { Act, Response } from '../../src/model/facts/thread.ts'

/** The day that tests judge. */
export const NOW = new Date('2026-06-30T12:00:00Z')

const DAY_MS = 86_400_000

export function daysBefore(days: number, from: Date = NOW): string {
  return new Date(from.getTime() - days * DAY_MS).toISOString()
}

export function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + (hours * DAY_MS) / 24).toISOString()
}

export function person(login: string): Account {
  return { login, kind: 'User' }
}

export function bot(login: string): Account {
  return { login, kind: 'Bot' }
}

/** A whole list; `cut` makes it begin at a day (`from`) or hurt (`lost`). */
export function listing<T>(items: readonly T[], cut: Partial<Coverage> = {}): Listing<T> {
  const { from = null, lost = null, to = null, total = items.length } = cut
  return { items, coverage: { from, to, whole: from === null, total, lost } }
}

/** A commit by `login` so many days before NOW. */
export function aCommit(login: string, days: number, changes: Partial<Commit> = {}): Commit {
  const at = daysBefore(days)
  const email = `${login}@example.org`
  return {
    oid: oidOf(`${login} ${days}`),
    committedAt: at,
    authoredAt: at,
    author: { login, name: login, email },
    parents: 1,
    ...changes,
  }
}

/** An open, unanswered issue by an outsider. */
export function anIssue(number: number, days: number, changes: Partial<Issue> = {}): Issue {
  return {
    number,
    url: `https://github.com/acme/widget/issues/${number}`,
    author: person(`user-${number}`),
    association: 'NONE',
    createdAt: daysBefore(days),
    closedAt: null,
    labels: [],
    responses: [],
    responsesComplete: true,
    acts: [],
    stateReason: null,
    closedByChange: false,
    ...changes,
  }
}

/** An open, unanswered pull request by an outsider. */
export function aPull(number: number, days: number, changes: Partial<Pull> = {}): Pull {
  return {
    number,
    url: `https://github.com/acme/widget/pull/${number}`,
    author: person(`contributor-${number}`),
    association: 'CONTRIBUTOR',
    createdAt: daysBefore(days),
    closedAt: null,
    labels: [],
    responses: [],
    responsesComplete: true,
    acts: [],
    draft: false,
    mergedAt: null,
    mergedBy: null,
    ...changes,
  }
}

export function aResponse(login: string, days: number, changes: Partial<Response> = {}): Response {
  return { at: daysBefore(days), author: person(login), association: 'MEMBER', kind: 'comment', ...changes }
}

export function anAct(kind: Act['kind'], login: string, days: number): Act {
  return { kind, actor: person(login), at: daysBefore(days) }
}

/** The same issue, resolved by `login` so many hours after it was opened. */
export function resolved(issue: Issue, login: string, hours: number): Issue {
  const at = hoursAfter(issue.createdAt, hours)
  return {
    ...issue,
    closedAt: at,
    stateReason: 'completed',
    closedByChange: true,
    acts: [...issue.acts, { kind: 'closed', actor: person(login), at }],
  }
}

/** The same pull request, merged by `login` so many hours after it was opened. */
export function merged(pull: Pull, login: string, hours: number): Pull {
  const at = hoursAfter(pull.createdAt, hours)
  const by = person(login)
  return {
    ...pull,
    closedAt: at,
    mergedAt: at,
    mergedBy: by,
    acts: [...pull.acts, { kind: 'merged', actor: by, at }, { kind: 'closed', actor: by, at }],
  }
}

/** Forty hexadecimal digits that follow from the text. */
export function oidOf(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0').repeat(5)
}
