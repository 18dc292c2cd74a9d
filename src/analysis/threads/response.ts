import { HOUR_MS } from '../../model/day.ts'
import type { Pull } from '../../model/facts/pulls.ts'
import type { Act, Thread } from '../../model/facts/thread.ts'
import { isBotAccount } from '../people/bots.ts'
import { isByAnother } from '../people/maintainers.ts'
import type { Observation } from '../statistics/kaplan-meier.ts'

/**
 * How long somebody waited for a first answer, in hours. The answer is the first comment or review by a person who is not
 * the author, or the closing or merging by such a one. Where there was none, the watching ends
 * - at `now`, for what is open, and for what a bot closed: a machine's word answers nobody;
 * - at the closing, where the author or somebody not told closed it: withdrawn, no longer waiting, and not answered;
 * - at the last response that was read, where later ones were not: one of those may be the answer.
 */
export function waitForResponse(thread: Thread, now: Date): Observation {
  const answered = firstAnswerAt(thread)
  const unread = thread.responsesComplete ? Number.POSITIVE_INFINITY : lastReadAt(thread)
  if (answered !== null && answered <= unread) return wait(thread, answered, true)
  return wait(thread, Math.min(unread, endOfWaiting(thread), now.getTime()), false)
}

/** Nothing seen that answers, and something not seen that may: what was not read is no sign of silence. */
export function mayBeAnsweredUnread(thread: Thread, now: Date): boolean {
  return !thread.responsesComplete && !waitForResponse(thread, now).happened
}

/** What was said or done by bots on these threads, to be shown as left out. */
export function countBotResponses(threads: readonly Thread[]): number {
  return threads
    .flatMap((thread) => thread.responses)
    .filter((response) => response.author !== null && isBotAccount(response.author)).length
}

/** Hours from the opening to `at`; clocks that run backwards count as at once. */
export function wait(thread: Thread, at: number, happened: boolean): Observation {
  return { time: Math.max(0, at - Date.parse(thread.createdAt)) / HOUR_MS, happened }
}

/** Who closed it for good; null: not told, or the account is gone. Undefined: nobody did, or it was not told who. */
export function closerOf(thread: Thread): Act['actor'] | undefined {
  return thread.acts.findLast((act) => act.kind === 'closed' || act.kind === 'merged')?.actor
}

function firstAnswerAt(thread: Thread): number | null {
  const said = thread.responses.filter((response) => isByAnother(response.author, thread))
  const done = thread.acts.filter(
    (act) => (act.kind === 'closed' || act.kind === 'merged') && isByAnother(act.actor, thread),
  )
  const times = [...said, ...done].map((one) => Date.parse(one.at))
  const merged = mergedByAnother(thread)
  if (merged !== null) times.push(merged)
  return times.length === 0 ? null : Math.min(...times)
}

function mergedByAnother(thread: Thread & Partial<Pull>): number | null {
  const { mergedAt, mergedBy } = thread
  return mergedAt && mergedBy && isByAnother(mergedBy, thread) ? Date.parse(mergedAt) : null
}

function endOfWaiting(thread: Thread): number {
  const closer = closerOf(thread)
  if (thread.closedAt === null || (closer && isBotAccount(closer))) return Number.POSITIVE_INFINITY
  return Date.parse(thread.closedAt)
}

function lastReadAt(thread: Thread): number {
  return Date.parse(thread.responses.at(-1)?.at ?? thread.createdAt)
}
