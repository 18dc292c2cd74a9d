import { expect, test } from 'vitest'
import { sandboxReport } from '../../../src/lab/sandbox/report.ts'
import { healthyValues } from '../../support/healthy.ts'

const [RUN] = healthyValues().sandbox
if (!RUN) throw new Error('The healthy repository has a sandbox run')

test('a run that was seen only in part never says that nothing was found', () => {
  expect(sandboxReport({ ...RUN, findings: [] }, null)).toContain('Nothing found')
  const stages = RUN.stages.map((stage) => ({ ...stage, unseen: ['3 calls cut short'] }))
  const report = sandboxReport({ ...RUN, findings: [], stages }, null)
  expect(report).not.toMatch(/Nothing (?:found|severe)/)
  expect(report).toContain('  install, network off: 3 calls cut short\n')
})
