import { defineRule } from '../../src/model/rule.ts'
import { commits } from './commits.ts'
import { concludeActivity } from './conclude.ts'
import { lastHumanCommit } from './last-human-commit.ts'
import { lifecycle } from './lifecycle.ts'
import { outlook } from './outlook.ts'
import { releaseGap } from './release-gap.ts'
import { rhythm } from './rhythm.ts'
import { trend } from './trend.ts'

export default defineRule({
  id: 'activity',
  point: 2,
  title: 'Activity',
  question: 'Is it active enough, for its kind?',
  role: 'indispensable',
  attestable: false,
  signals: [lifecycle, outlook, lastHumanCommit, commits, rhythm, releaseGap, trend],
  conclude: concludeActivity,
})
