import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'support',
  point: 10,
  title: 'Support',
  question: 'Do you love supporting FOSS?',
  signals: [],
})
