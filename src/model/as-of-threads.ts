import type { Act, Issue, Pull, Thread } from './facts/threads.ts'

/** An issue as it stood at `at`: what came later has not happened, and what was closed later was open. */
export function issueAt(issue: Issue, at: string): Issue {
  const thread = threadAt(issue, at)
  const same = thread.closedAt === issue.closedAt
  return {
    ...issue,
    ...thread,
    // Why it was closed is told of the last closing only.
    stateReason: same ? issue.stateReason : null,
    closedByChange: same && issue.closedByChange,
  }
}

export function pullAt(pull: Pull, at: string): Pull {
  const merged = pull.mergedAt !== null && !isAfter(pull.mergedAt, at)
  return {
    ...pull,
    ...threadAt(pull, at),
    mergedAt: merged ? pull.mergedAt : null,
    mergedBy: merged ? pull.mergedBy : null,
  }
}

function threadAt(thread: Thread, at: string): Pick<Thread, 'closedAt' | 'responses' | 'acts'> {
  const acts = thread.acts.filter((act) => !isAfter(act.at, at))
  return {
    acts,
    responses: thread.responses.filter((response) => !isAfter(response.at, at)),
    closedAt: thread.closedAt !== null && isAfter(thread.closedAt, at) ? closedBy(acts) : thread.closedAt,
  }
}

/** It was closed again later: whether it was closed at the time is told by its last act. */
function closedBy(acts: readonly Act[]): string | null {
  const last = acts.findLast((act) => act.kind === 'closed' || act.kind === 'reopened')
  return last?.kind === 'closed' ? last.at : null
}

function isAfter(instant: string, at: string): boolean {
  return Date.parse(instant) > Date.parse(at)
}
