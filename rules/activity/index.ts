import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'activity',
  point: 2,
  title: 'Activity',
  question: 'Is it active enough, for its kind?',
  signals: [],
})
