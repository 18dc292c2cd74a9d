import { describe, expect, test } from 'vitest'
import { attested } from '../../src/judging/attestations.ts'
import type { Attestation } from '../../src/model/policy.ts'
import type { UnknownReason } from '../../src/model/unknown.ts'
import { aFinding } from '../support/finding.ts'

const NOW = new Date('2026-06-30T12:00:00Z')
const RULE = { id: 'sandbox', attestable: true }

function anAttestation(changes: Partial<Attestation> = {}): Attestation {
  return {
    what: 'sandbox',
    target: '*',
    answer: 'pass',
    statement: 'It ran a week in our lab',
    evidence: 'https://wiki.example/lab',
    owner: 'Ada',
    date: '2026-05-01',
    expires: '2026-12-31',
    ...changes,
  }
}

function open(reason: UnknownReason = 'not-tried') {
  const missing = [{ fact: 'sandbox', reason, detail: 'Nobody ran it' } as const]
  return aFinding({ id: 'sandbox/network', score: null, summary: 'Nobody ran it', missing })
}

describe('an open question', () => {
  test('is answered with name, days and evidence', () => {
    expect(attested(open(), RULE, [anAttestation()], NOW)).toMatchObject({
      status: 'pass',
      score: 1,
      basis: 'attested',
      summary: 'It ran a week in our lab (attested by Ada on 2026-05-01, until 2026-12-31)',
      evidence: [{ url: 'https://wiki.example/lab', retrievedAt: '2026-05-01T00:00:00Z' }],
      details: { owner: 'Ada', date: '2026-05-01', expires: '2026-12-31' },
      missing: [],
    })
  })

  test.each([
    ['pass', 1],
    ['warn', 0.5],
    ['fail', 0],
  ] as const)('answered %s scores %d', (answer, score) => {
    expect(attested(open(), RULE, [anAttestation({ answer })], NOW)).toMatchObject({ status: answer, score })
  })

  test('is open again once the attestation has expired, and says so', () => {
    const finding = attested(open(), RULE, [anAttestation({ expires: '2026-06-29' })], NOW)
    expect(finding.status).toBe('unknown')
    expect(finding.summary).toBe('The attestation by Ada of 2026-05-01 expired on 2026-06-29: Nobody ran it')
    expect(finding.details).toMatchObject({ owner: 'Ada', expires: '2026-06-29' })
  })

  test('is answered on the last day still', () => {
    expect(attested(open(), RULE, [anAttestation({ expires: '2026-06-30' })], NOW).status).toBe('pass')
  })

  test('is not answered by what was said after the day judged', () => {
    expect(attested(open(), RULE, [anAttestation({ date: '2026-07-01' })], NOW)).toEqual(open())
  })

  test('is answered by the most exact and then the latest', () => {
    const about = [
      anAttestation({ what: 'sandbox/network', answer: 'fail', date: '2026-02-01' }),
      anAttestation({ what: 'sandbox/network', answer: 'warn', date: '2026-03-01' }),
      anAttestation({ answer: 'pass' }),
    ]
    expect(attested(open(), RULE, about, NOW).status).toBe('warn')
  })

  test('is answered by one that holds rather than by a more exact one that has expired', () => {
    const about = [
      anAttestation({ what: 'sandbox/network', expires: '2026-06-01', answer: 'fail' }),
      anAttestation(),
    ]
    expect(attested(open(), RULE, about, NOW).status).toBe('pass')
  })
})

describe('an attestation leaves alone', () => {
  test('what was measured', () => {
    const measured = aFinding({ id: 'sandbox/network', score: 0 })
    expect(attested(measured, RULE, [anAttestation()], NOW)).toEqual(measured)
  })

  test('what a fault hides', () => {
    expect(attested(open('unreachable'), RULE, [anAttestation()], NOW)).toEqual(open('unreachable'))
  })

  test('points that the tool has to read itself', () => {
    const license = { id: 'license', attestable: false }
    expect(attested(open(), license, [anAttestation({ what: 'license' })], NOW)).toEqual(open())
  })

  test('other questions', () => {
    expect(attested(open(), RULE, [anAttestation({ what: 'marathon' })], NOW)).toEqual(open())
  })

  test('nothing of a third party: its point may be attested', () => {
    const own = { id: 'house-rules' }
    expect(attested(open(), own, [anAttestation({ what: 'house-rules' })], NOW).status).toBe('pass')
  })
})
