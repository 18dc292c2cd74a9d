import { defineSignal } from '../../src/model/rule.ts'
import { judgeWithin, RESOLUTION_MIN_ITEMS, RESOLUTION_REFERENCES, RESOLUTION_SOURCE } from './within.ts'

export const within90Days = defineSignal({
  id: 'resolution/within-90-days',
  title: 'Resolved within 90 days',
  needs: ['repository'],
  wants: { issues: 'decides', pulls: 'decides' },
  options: {
    resolutionMinItems: RESOLUTION_MIN_ITEMS,
    resolvedWithin90Days: {
      default: { poor: 0.3, good: 0.5, full: 0.8 },
      about:
        'Probability of being resolved within 90 days: warn from poor on, pass from good on, full score from full on',
      source: RESOLUTION_SOURCE,
    },
  },
  why: 'The probability that an outsider’s issue is resolved within 90 days, over those opened in 365 days (Kaplan–Meier: open ones count for as long as they are open). Resolved is closed as completed, by its author too, or by a merged change. Closed as not planned, as a duplicate, or by a bot is not resolved: the waiting ends there without it.',
  fix: 'Look at the open issues about what you need; plan to mend those yourself or to pay for it',
  references: RESOLUTION_REFERENCES,
  judge(facts, { options, unknown, now }) {
    const { resolvedWithin90Days, resolutionMinItems } = options
    return judgeWithin(90, facts, resolvedWithin90Days, resolutionMinItems, { unknown, now })
  },
})
