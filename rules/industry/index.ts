import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'industry',
  point: 5,
  title: 'Industry',
  question: 'Is it already loved in production?',
  signals: [],
})
