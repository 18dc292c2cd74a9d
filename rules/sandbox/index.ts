import { defineRule } from '../../src/model/rule.ts'
import { signalOf } from './area.ts'
import { AREAS } from './areas.ts'

export default defineRule({
  id: 'sandbox',
  point: 6,
  title: 'Sandbox',
  question: 'Have you scanned it yourself?',
  role: 'ordinary',
  attestable: true,
  signals: AREAS.map(signalOf),
})
