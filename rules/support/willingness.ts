import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'

export const willingness = defineSignal({
  id: 'support/willingness',
  title: 'You are willing to help',
  needs: [],
  weight: 2,
  options: {
    willingnessScore: {
      default: { none: 0.2, report: 0.5, patch: 0.8, maintain: 1, fund: 1 },
      about: 'What each declared willingness is worth',
      source:
        'Start values: reporting is the least, a patch keeps you able to act; must rise with the willingness',
    },
  },
  why: 'What you declared you would do for the project: nothing, report what breaks, send patches, maintain, or fund. Willing adopters may tolerate mediocre points elsewhere, never poor ones.',
  fix: 'Declare `willingness` in oss-check.yaml or with --willingness',
  references: ['https://opensource.guide/how-to-contribute/'],
  judge(_facts, { policy, options }) {
    const declared = policy.willingness
    if (declared === null) {
      return cannotTell(
        'not-tried',
        'Say what you would do for it: `willingness` is none, report, patch, maintain or fund',
      )
    }
    return graded(options.willingnessScore[declared], WORDS[declared], { value: declared })
  },
})

const WORDS = {
  none: 'You declared to do nothing for it',
  report: 'You would report what breaks',
  patch: 'You would send patches',
  maintain: 'You would help to maintain it',
  fund: 'You would pay for it',
} as const
