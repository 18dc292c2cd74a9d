import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'community',
  point: 3,
  title: 'Community',
  question: 'How active and inclusive is it?',
  signals: [],
})
