import { DAY_MS } from '../../model/day.ts'
import type { Commit } from '../../model/facts/commits.ts'
import type { Pull } from '../../model/facts/pulls.ts'
import { isHumanAccount } from '../people/bots.ts'

/** The commits of a first pull request are older than it; that old, they are of other work. */
const OTHER_WORK_MS = 90 * DAY_MS

/**
 * The decided pull requests of people who had nothing in the project before, by person: no pull request merged before
 * their first one was opened, and no commit from more than 90 days before that. Commits are known by login only.
 */
export function firstTimers(
  decided: readonly Pull[],
  pulls: readonly Pull[],
  commits: readonly Commit[],
): readonly (readonly Pull[])[] {
  const firstMerge = earliest(pulls.map((pull) => [loginOf(pull), pull.mergedAt]))
  const firstCommit = earliest(commits.map((commit) => [commit.author.login, commit.committedAt]))
  const byPerson = Map.groupBy(decided, (pull) => loginOf(pull)?.toLowerCase() ?? '')
  byPerson.delete('')
  return [...byPerson].flatMap(([login, own]) => {
    const opened = Math.min(...own.map((pull) => Date.parse(pull.createdAt)))
    const isKnown =
      (firstMerge.get(login) ?? opened) < opened ||
      (firstCommit.get(login) ?? opened) < opened - OTHER_WORK_MS
    return isKnown ? [] : [own]
  })
}

function loginOf(pull: Pull): string | null {
  return isHumanAccount(pull.author) ? pull.author.login : null
}

function earliest(
  works: readonly (readonly [login: string | null, at: string | null])[],
): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const [login, at] of works) {
    if (login === null || at === null) continue
    const key = login.toLowerCase()
    first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, Date.parse(at)))
  }
  return first
}
