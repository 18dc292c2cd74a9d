import type { LabRun } from '../../src/model/facts/lab-run.ts'
import type { FactValues } from '../../src/model/facts.ts'
import type { Option } from '../../src/model/options.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'

const DAY_MS = 86_400_000

/** Facts that say which version you would use; the lab's evidence is held against it. */
export const VERSION_FACTS = { package: 'decides', releases: 'decides' } as const
type VersionFacts = Partial<Pick<FactValues, keyof typeof VERSION_FACTS>>

export const STALE_DAYS: Option<number> = {
  default: 180,
  about:
    'Days after which a run of the lab no longer passes without a warning: your machine and limits move on',
  source: 'A start value: half a year, the time between two major lines of Node.js',
}

/**
 * The newest run, not later than the day judged, for the version you would use; or why there is none.
 * `sameVersion` says how close the versions have to be.
 */
export function answeringRun<Run extends LabRun>(
  runs: readonly Run[],
  facts: VersionFacts,
  context: Context,
  sameVersion: (a: string, b: string) => boolean,
): Run | Judgement {
  const past = runs.filter((run) => Date.parse(run.at) <= context.now.getTime())
  if (past.length === 0) return cannotTell('not-tried', 'Nobody had run it by that day')
  const wanted = versionInUse(facts, context)
  const fits = past.filter(
    ({ subject }) => wanted === null || subject.version === null || sameVersion(subject.version, wanted),
  )
  const [newest] = fits.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  if (newest) return newest
  const ran = past[0]?.subject.version
  return cannotTell('not-tried', `The run is for ${ran}; you would use ${wanted}: run it again`)
}

/** A good answer that is old is a mediocre one. */
export function agedBy(judgement: Judgement, run: LabRun, now: Date, staleDays: number): Judgement {
  const days = Math.floor((now.getTime() - Date.parse(run.at)) / DAY_MS)
  const details = { ...judgement.details, ranDaysAgo: days, ranBy: run.by, ranVersion: run.subject.version }
  const evidence = [{ url: run.source, retrievedAt: run.at }]
  if (judgement.status !== 'pass' || days <= staleDays) return { ...judgement, details, evidence }
  return {
    ...judgement,
    status: 'warn',
    score: 0.5,
    summary: `${judgement.summary}; seen ${days} days ago`,
    details,
    evidence,
  }
}

/** The version you would use; null where nothing tells. */
function versionInUse(facts: VersionFacts, { policy }: Context): string | null {
  if (facts.package) return facts.package.version
  const { version } = policy.needs
  if (version !== null && /^\d+\.\d+\.\d+$/.test(version)) return version
  const latest = facts.releases?.items.find((release) => !release.prerelease)
  return latest ? numberOf(latest.tag) : null
}

/** `v1.2.3`, `widget@1.2.3`, `release-1.2.3` -> `1.2.3`; null for a tag without a version. */
function numberOf(tag: string): string | null {
  return /(?:^|[^\d.])(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag)?.[1] ?? null
}
