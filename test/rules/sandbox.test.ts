import { expect, test } from 'vitest'
import sandbox from '../../rules/sandbox/index.ts'
import type { LabFinding, SandboxRun } from '../../src/model/facts/sandbox.ts'
import { unknown } from '../../src/model/unknown.ts'
import { daysBefore, listing } from '../support/build-facts.ts'
import { healthyValues } from '../support/healthy.ts'
import { findSignal, testSignal } from '../support/signal.ts'

const [RUN] = healthyValues().sandbox
if (!RUN) throw new Error('The healthy repository has a sandbox run')

const AREAS = {
  'sandbox/canaries': 'canaries',
  'sandbox/network': 'network',
  'sandbox/processes': 'processes',
  'sandbox/files': 'files',
  'sandbox/lockdown': 'lockdown',
  'sandbox/difference': 'difference',
  'sandbox/contents': 'contents',
} as const
const NOT_TRIED = unknown('not-tried', 'Not tried yet: oss-check sandbox npm:widget')

for (const [id, area] of Object.entries(AREAS)) {
  testSignal(sandbox, id, [
    { name: 'clean', status: 'pass', value: 0 },
    {
      name: 'notice',
      facts: { sandbox: [found(area, 'notice')] },
      status: 'warn',
      summary: 'Something was seen',
    },
    { name: 'severe', facts: { sandbox: [found(area, 'severe')] }, status: 'fail', value: 1 },
    { name: 'info is shown and never judged', facts: { sandbox: [found(area, 'info')] }, status: 'pass' },
    {
      name: 'severe and cut short is still severe',
      facts: { sandbox: [found(area, 'severe', { cutShort: true })] },
      status: 'fail',
    },
    {
      name: 'cut short and clean',
      facts: { sandbox: [{ ...RUN, cutShort: true }] },
      status: 'unknown',
      reason: 'too-little-data',
    },
    { name: 'never run', facts: { sandbox: NOT_TRIED }, status: 'unknown', reason: 'not-tried' },
    {
      name: 'broken evidence',
      facts: { sandbox: unknown('unexpected', 'The evidence file x.json is not JSON') },
      status: 'unknown',
      reason: 'unexpected',
    },
    {
      name: 'another version',
      facts: { package: { version: '4.0.0' } },
      status: 'unknown',
      reason: 'not-tried',
      summary: 'The run is for 3.5.0; you would use 4.0.0: run it again',
    },
    {
      name: 'old',
      facts: { sandbox: [{ ...RUN, at: daysBefore(400) }] },
      status: 'warn',
      summary: /seen 400 days ago/,
    },
    {
      name: 'later than the day judged',
      facts: { sandbox: [{ ...RUN, at: daysBefore(-3) }] },
      status: 'unknown',
      reason: 'not-tried',
    },
    {
      name: 'version hidden by a fault',
      facts: { package: 'unknown' },
      status: 'unknown',
      reason: 'unreachable',
    },
  ])
}

const UNSEEN = {
  ...RUN,
  stages: RUN.stages.map((stage) => ({ ...stage, unseen: ['3 calls cut short'] })),
}
for (const area of ['canaries', 'network', 'processes', 'files', 'difference'] as const) {
  testSignal(sandbox, `sandbox/${area}`, [
    {
      name: 'clean, and not all was seen',
      facts: { sandbox: [UNSEEN] },
      status: 'unknown',
      reason: 'too-little-data',
      summary: /^Not all that .* did was seen: 3 calls cut short$/,
    },
    {
      name: 'severe, and not all was seen',
      facts: { sandbox: [{ ...found(area, 'severe'), stages: UNSEEN.stages }] },
      status: 'fail',
    },
  ])
}

testSignal(sandbox, 'sandbox/network', [
  {
    name: 'no package: the latest release says the version',
    facts: { package: unknown('not-collected', 'none') },
    status: 'pass',
  },
  {
    name: 'no package and a later release',
    facts: {
      package: unknown('not-collected', 'none'),
      releases: listing([
        { tag: 'widget@3.6.0', publishedAt: daysBefore(1), prerelease: false, url: 'https://example.org' },
      ]),
    },
    status: 'unknown',
    reason: 'not-tried',
  },
  {
    name: 'the newest run for the version counts',
    facts: { sandbox: [found('network', 'severe', { at: daysBefore(9) }), RUN] },
    status: 'pass',
  },
  { name: 'read and never run', facts: { sandbox: [{ ...RUN, stages: [] }] }, status: 'unknown' },
])

test('contents do not apply to a command', () => {
  const facts = { sandbox: [{ ...RUN, contents: null }] }
  expect(findSignal(sandbox, 'sandbox/contents', { facts }).status).toBe('not-applicable')
})

test('only one of the two runs says nothing about a difference', () => {
  const stages = RUN.stages.filter((stage) => stage.network === 'off')
  const facts = { sandbox: [{ ...RUN, stages }] }
  expect(findSignal(sandbox, 'sandbox/difference', { facts }).status).toBe('unknown')
})

function found(
  area: LabFinding['area'],
  severity: LabFinding['severity'],
  changes: Partial<SandboxRun> = {},
): SandboxRun {
  const finding = { id: `${area}/test`, area, severity, summary: 'Something was seen' }
  return { ...healthyRun(), findings: [finding], ...changes }
}

function healthyRun(): SandboxRun {
  if (!RUN) throw new Error('The healthy repository has a sandbox run')
  return RUN
}
