import { defineRule } from '../../src/model/rule.ts'
import { drift } from './drift.ts'
import { failures } from './errors.ts'
import { latency } from './latency.ts'
import { memory } from './memory.ts'
import { throughput } from './throughput.ts'

export default defineRule({
  id: 'marathon',
  point: 7,
  title: 'Marathon',
  question: 'Have you put it under load yourself?',
  role: 'ordinary',
  attestable: true,
  signals: [latency, failures, memory, drift, throughput],
})
