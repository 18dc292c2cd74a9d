import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'resolution',
  point: 9,
  title: 'Issue resolution',
  question: 'How easy is it to get a problem solved?',
  signals: [],
})
