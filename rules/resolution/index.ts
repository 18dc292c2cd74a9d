import { defineRule } from '../../src/model/rule.ts'
import { backlog } from './backlog.ts'
import { pullMergeTime } from './pull-merge-time.ts'
import { supportChannels } from './support-channels.ts'
import { within30Days } from './within-30-days.ts'
import { within90Days } from './within-90-days.ts'

export default defineRule({
  id: 'resolution',
  point: 9,
  title: 'Issue resolution',
  question: 'How easy is it to get a problem solved?',
  role: 'essential',
  attestable: false,
  signals: [within30Days, within90Days, backlog, pullMergeTime, supportChannels],
})
