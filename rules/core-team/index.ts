import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'core-team',
  point: 4,
  title: 'Core team',
  question: 'Are they good, and are there enough of them?',
  signals: [],
})
