import { KIND_FACTS } from '../../src/analysis/kind.ts'
import { daysAgo, humanHistoryOf } from '../../src/analysis/people/commit-history.ts'
import { cannotTell, defineSignal, fail, pass, warn } from '../../src/model/rule.ts'
import { judgeByKind } from './kinds.ts'
import { QUIET_DAYS, SILENT_DAYS } from './options.ts'

export const lastHumanCommit = defineSignal({
  id: 'activity/last-human-commit',
  title: 'Last human commit',
  needs: ['commits'],
  wants: KIND_FACTS,
  weight: 0,
  options: { quietDays: QUIET_DAYS, silentDays: SILENT_DAYS },
  why: 'Nothing foretells the next two years as well as the last days on which somebody worked',
  fix: 'Ask the maintainers whether the project is finished or left; a reply is the answer',
  references: ['https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained'],
  judge(facts, context) {
    const { commits } = facts
    const history = humanHistoryOf(commits)
    const last = history.commits[0]
    const details = { botCommits: history.bots }
    if (!last) {
      const reason = commits.coverage.lost ? 'incomplete' : 'too-little-data'
      return cannotTell(reason, 'No human commit is in the part of the history that was read', { details })
    }
    const days = Math.floor(daysAgo(last.at, context.now))
    return judgeByKind(facts, context, ({ kind, reason }) => {
      const quiet = context.options.quietDays[kind] ?? 0
      const silent = context.options.silentDays[kind] ?? 0
      const measure = {
        value: days,
        unit: 'days',
        threshold: `≤ ${quiet} days for a ${kind}`,
        sampleSize: history.commits.length,
        details: { ...details, kind, kindReason: reason },
      }
      const summary = `Last human commit ${agoOf(days)}`
      if (days <= quiet) return pass(summary, measure)
      if (days <= silent) return warn(`${summary}, long for a ${kind}`, measure)
      return fail(`${summary}, too long for a ${kind}`, measure)
    })
  },
})

function agoOf(days: number): string {
  if (days === 0) return 'within a day'
  return days === 1 ? '1 day ago' : `${days} days ago`
}
