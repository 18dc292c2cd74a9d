import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'license',
  point: 1,
  title: 'License',
  question: 'Does its licence suit inclusion in your project?',
  signals: [],
})
