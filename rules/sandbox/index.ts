import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'sandbox',
  point: 6,
  title: 'Sandbox',
  question: 'Have you scanned it yourself?',
  signals: [],
})
