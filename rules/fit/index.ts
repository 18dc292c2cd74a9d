import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: 'fit',
  point: 8,
  title: 'Tailor fit',
  question: 'Does it do what you want without a hack?',
  signals: [],
})
