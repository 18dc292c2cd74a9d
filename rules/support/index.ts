import { defineRule } from '../../src/model/rule.ts'
import { firstReview } from './first-review.ts'
import { funding } from './funding.ts'
import { guide } from './guide.ts'
import { hurdles } from './hurdles.ts'
import { newcomerIssues } from './newcomer-issues.ts'
import { openToHelp } from './open-to-help.ts'
import { willingness } from './willingness.ts'

export default defineRule({
  id: 'support',
  point: 10,
  title: 'Support',
  question: 'Do you love supporting FOSS?',
  role: 'about-you',
  attestable: true,
  signals: [openToHelp, willingness, guide, firstReview, newcomerIssues, hurdles, funding],
})
