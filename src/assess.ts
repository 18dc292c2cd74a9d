import { noticesOfOrigin } from './analysis/package-origin.ts'
import { withMailmap } from './analysis/people/mailmap.ts'
import { factsNeeded, type RuleFailure } from './judging/evaluate.ts'
import { judge } from './judging/scorecard.ts'
import { factsAsOf } from './model/as-of.ts'
import type { Collected } from './model/collected.ts'
import type { Scorecard } from './model/scorecard.ts'
import type { Subject } from './model/subject.ts'
import { asFound, recordOf } from './model/target-record.ts'
import { runAfter, runBefore } from './policy/hooks.ts'
import type { PolicyBook } from './policy/load.ts'
import { targetKeysOf } from './policy/target-pattern.ts'
import { collect, type OnFact } from './sources/collect.ts'
import type { EvidencePlace } from './sources/evidence/lab/source.ts'
import { type Clients, sourcesFor } from './sources/index.ts'
import { homeOf, pageOf } from './sources/subject.ts'

export interface Assessment {
  scorecard: Scorecard
  collected: Collected
  /** Rules that threw: bugs, told on stderr. */
  failures: readonly RuleFailure[]
}

/** Everything but the target that an answer depends on. */
export interface Circumstances {
  clients: Clients
  book: PolicyBook
  /** The day judged. */
  asOf: Date
  now(): Date
  evidence: EvidencePlace
  /** What to say the differences from; null: none was given. */
  baseline: Scorecard | null
}

/** The whole program: what can be known of the target on that day, then what it means for you. */
export async function assess(subject: Subject, circumstances: Circumstances): Promise<Assessment> {
  return judgeCollected(await collectTarget(subject, circumstances), circumstances)
}

/** The part that reads. */
export async function collectTarget(
  subject: Subject,
  { clients, book, asOf, now, evidence }: Circumstances,
  onFact?: OnFact,
): Promise<Collected> {
  const { forges } = clients
  const asked = recordOf(subject, { home: homeOf(forges), url: pageOf(subject, forges) })
  const wanted = factsNeeded(book.rules)
  const before = await runBefore(book.hooks, asked)
  const { needs } = book.forTarget(targetKeysOf(asked)).policy
  const sources = await sourcesFor(subject, clients, { asOf, now, wanted, needs, evidence })
  const told = factsAsOf(await collect(wanted, sources, onFact), asOf, asOf, now())
  const read = { ...told, commits: withMailmap(told) }
  const { facts, notices: after } = await runAfter(book.hooks, read, asked)
  const found = asFound(asked, facts)
  return {
    target: found.target,
    facts,
    asOf: asOf.toISOString(),
    cost: clients.cost(),
    notices: [...noticesOfOrigin(asked, facts), ...found.notices, ...before, ...after],
  }
}

/** The part that judges: the same facts under another policy are one more call of it. */
export function judgeCollected(
  collected: Collected,
  { book, now, baseline }: Pick<Circumstances, 'book' | 'now' | 'baseline'>,
): Assessment {
  const { policy, notices: ofPolicy } = book.forTarget(targetKeysOf(collected.target))
  const notices = [...collected.notices, ...book.notices, ...ofPolicy]
  return { collected, ...judge({ ...collected, notices }, book.rules, policy, now(), baseline) }
}
