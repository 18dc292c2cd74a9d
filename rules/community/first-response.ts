import { kaplanMeier, medianTime } from '../../src/analysis/statistics/kaplan-meier.ts'
import {
  curveSeries,
  medianBeyond,
  medianMeasure,
  shareBy,
  withoutValue,
} from '../../src/analysis/threads/curve.ts'
import { durationInWords } from '../../src/analysis/threads/duration.ts'
import type { OutsiderItems } from '../../src/analysis/threads/outsiders.ts'
import {
  countBotResponses,
  mayBeAnsweredUnread,
  waitForResponse,
} from '../../src/analysis/threads/response.ts'
import { scoreOfTime, type TimeLimits } from '../../src/analysis/threads/score.ts'
import { unlessWhole, windowInWords } from '../../src/model/coverage.ts'
import type { Thread } from '../../src/model/facts/thread.ts'
import { BANDS, cannotTell, graded, type Judgement, type Measure } from '../../src/model/rule.ts'

export const RESPONSE_DAYS = 365

export const RESPONSE_OPTIONS = {
  responseMinItems: {
    default: 5,
    about: 'Items by outsiders below which no median is given',
    source:
      'Five is the fewest for which the smallest and largest value hold the median with 90 % (1 − 2 · 0.5⁵ = 0.94)',
  },
  responseUnreadShare: {
    default: 0.1,
    about:
      'Share of items whose answer may be among the responses that were not read, above which no median is given',
    source:
      'Those that were answered are the ones with more to read: leaving many of them out tells of silence where there is none',
  },
  responseHours: {
    default: { prompt: 48, good: 168, slow: 720, lost: 4320 },
    about:
      'Median hours to the first answer: full score up to prompt, pass up to good, warn up to slow, nothing from lost on',
    source:
      'prompt: two business days, CHAOSS Starter Project Health; good and slow: a week and a month, LFX Insights health score v2; lost: 180 days without an answer, its sign of abandonment',
  },
} as const

export interface ResponseLimits {
  responseMinItems: number
  responseUnreadShare: number
  responseHours: TimeLimits
}

/** `what` in the plural: "issues", "pull requests". */
export function judgeResponse<T extends Thread>(
  what: string,
  { items, window, byBots }: OutsiderItems<T>,
  options: ResponseLimits,
  now: Date,
): Judgement {
  const curve = kaplanMeier(items.map((item) => waitForResponse(item, now)))
  const measure: Measure = {
    ...medianMeasure(curve),
    threshold: `≤ ${durationInWords(options.responseHours.good)}`,
    details: {
      answered: curve.events,
      waiting: curve.size - curve.events,
      answeredWithin2Days: shareBy(curve, 2),
      answeredWithin7Days: shareBy(curve, 7),
      answeredWithin30Days: shareBy(curve, 30),
      windowDays: window.days,
      openedByBots: byBots,
      botResponsesLeftOut: countBotResponses(items),
    },
    series: curve.size === 0 ? [] : [curveSeries(curve, `First answer to ${what} of outsiders`)],
  }
  if (curve.size < options.responseMinItems) {
    const summary = `Only ${curve.size} of ${options.responseMinItems} ${what} by outsiders needed, in ${windowInWords(window)}`
    return cannotTell('too-little-data', summary, withoutValue(measure))
  }

  const unread = items.filter((item) => mayBeAnsweredUnread(item, now)).length
  if (unread > options.responseUnreadShare * curve.size) {
    const summary = `The answers to ${unread} of ${curve.size} ${what} by outsiders were not read`
    const details = { answersNotRead: unread, windowDays: window.days }
    return cannotTell('not-collected', summary, { ...withoutValue(measure), details })
  }

  const { median } = medianTime(curve)
  if (median !== null) {
    const summary = `Outsiders’ ${what} get a first answer after ${durationInWords(median)} (median of ${curve.size})${unlessWhole(window)}`
    return graded(scoreOfTime(median, options.responseHours), summary, measure)
  }
  const beyond = medianBeyond(curve, options.responseMinItems)
  const score = scoreOfTime(beyond, options.responseHours)
  const share = `${curve.events} of ${curve.size} ${what} by outsiders answered${unlessWhole(window)}`
  if (score >= BANDS.pass) {
    return cannotTell('too-little-data', `${share}, most too young to tell`, measure)
  }
  return graded(score, `${share}; half of them not within ${durationInWords(beyond)}`, measure)
}
