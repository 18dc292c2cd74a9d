import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'marathon',
  point: 7,
  title: 'Marathon',
  question: 'Have you put it under load yourself?',
  signals: [],
})
