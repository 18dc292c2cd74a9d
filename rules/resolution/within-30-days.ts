import { defineSignal } from '../../src/model/rule.ts'
import { judgeWithin, RESOLUTION_MIN_ITEMS, RESOLUTION_REFERENCES, RESOLUTION_SOURCE } from './within.ts'

export const within30Days = defineSignal({
  id: 'resolution/within-30-days',
  title: 'Resolved within 30 days',
  needs: ['repository'],
  wants: { issues: 'decides', pulls: 'decides' },
  options: {
    resolutionMinItems: RESOLUTION_MIN_ITEMS,
    resolvedWithin30Days: {
      default: { poor: 0.2, good: 0.4, full: 0.7 },
      about:
        'Probability of being resolved within 30 days: warn from poor on, pass from good on, full score from full on',
      source: RESOLUTION_SOURCE,
    },
  },
  why: 'The probability that an outsider’s issue is resolved within 30 days, over those opened in 365 days (Kaplan–Meier: open ones count for as long as they are open). Resolved is closed as completed, by its author too, or by a merged change. Closed as not planned, as a duplicate, or by a bot is not resolved: the waiting ends there without it.',
  fix: 'Look at the open issues about what you need; plan to mend those yourself or to pay for it',
  references: RESOLUTION_REFERENCES,
  judge(facts, { options, unknown, now }) {
    const { resolvedWithin30Days, resolutionMinItems } = options
    return judgeWithin(30, facts, resolvedWithin30Days, resolutionMinItems, { unknown, now })
  },
})
