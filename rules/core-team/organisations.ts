import { humanHistoryOf } from '../../src/analysis/people/commit-history.ts'
import { absenceFactor, tally } from '../../src/analysis/statistics/absence-factor.ts'
import { unlessWhole } from '../../src/model/coverage.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { affiliationsOf } from './affiliation.ts'
import { yearOfWork } from './window.ts'

const HALF = 0.5
const SHOWN_ORGANISATIONS = 8

export const organisations = defineSignal({
  id: 'core-team/organisations',
  title: 'Spread over organisations',
  needs: ['commits'],
  wants: { team: 'decides' },
  weight: 0.5,
  options: {
    minPlacedShare: {
      default: 0.5,
      about: 'share of the commits whose author can be placed, below which nothing is said',
      source: 'Start value: half; most people use a private address and state no company',
    },
  },
  why: 'A project of one company ends with the plans of that company',
  fix: 'See whether the company sells it, and what its licence says if it stops',
  references: ['https://chaoss.community/kb/metric-elephant-factor/'],
  judge(facts, { now, options }) {
    const { commits } = facts
    const year = yearOfWork(commits, now)
    if (year.judgement) return year.judgement
    const history = humanHistoryOf(commits)
    const placeOf = affiliationsOf(history, facts.team)
    const places = year.commits.map(placeOf)
    const placed = places.filter((place) => place !== null)
    const share = placed.length / places.length
    if (share < options.minPlacedShare) {
      const summary = `Only ${Math.round(100 * share)} % of the commits can be placed with an organisation`
      const details = { placedShare: Math.round(100 * share) / 100 }
      return cannotTell('too-little-data', summary, { sampleSize: year.commits.length, details })
    }
    const counts = tally(placed)
    const factor =
      absenceFactor(
        counts.map(([, count]) => count),
        HALF,
      ) ?? 0
    const [lead = '', most = 0] = counts[0] ?? []
    return graded(
      factor >= 2 ? 1 : 0.5,
      factor >= 2
        ? `${factor} organisations made half of the commits that can be placed${unlessWhole(year.window)}`
        : `${lead} made ${Math.round((100 * most) / placed.length)} % of the commits that can be placed${unlessWhole(year.window)}`,
      {
        value: factor,
        unit: 'organisations',
        threshold: '≥ 2',
        sampleSize: placed.length,
        details: {
          organisations: counts.slice(0, SHOWN_ORGANISATIONS).map(([name, count]) => `${name} (${count})`),
          leadShare: Math.round((100 * most) / placed.length) / 100,
          placedShare: Math.round(100 * share) / 100,
        },
      },
    )
  },
})
