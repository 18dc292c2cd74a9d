import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SignalFinding } from '../../src/model/rule.ts'
import { viewOf } from '../../src/report/view.ts'
import { scorecard, signal } from '../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../support/scorecards.ts'

function only(parts: Partial<SignalFinding>) {
  const view = viewOf(scorecard({ community: [signal('community/one', parts)] }))
  const found = view.points.find((point) => point.id === 'community')?.signals[0]
  if (!found) throw new Error('the signal is not in the view')
  return found
}

describe('the header', () => {
  test('a healthy project', () => {
    const view = viewOf(healthy())
    expect(view.verdict).toMatchObject({ id: 'adopt-with-care', word: 'Adopt with care', role: 'mediocre' })
    expect(view.score.text).toBe('95 (95–95)')
    expect(view.coverage).toBe('10 of 10 points, 10 of 10 signals')
    expect(view.cost).toBe('6 requests, 12 rate-limit points, 3 rounds, 1 unchanged; 4,988 left')
    expect(view.gate).toBeNull()
  })

  test.each([
    ['npm', 'npm:rocket@^2', 'acme', 'github.com/acme/rocket'],
    ['path', './clone', 'acme', 'github.com/acme/rocket'],
    ['path', './clone', null, null],
    ['github', 'acme/rocket', 'acme', null],
    ['github', 'git.example.org/acme/rocket', 'acme', null],
  ])('of %s %s names the repository that was judged, unless the name says it', (kind, name, owner, shown) => {
    const card = healthy()
    const target = { ...card.target, kind, name, host: owner && 'github.com', owner, repo: owner && 'rocket' }
    expect(viewOf({ ...card, target }).target.repository).toBe(shown)
  })

  test('its cost says whom it went to, where that was more than one', () => {
    const hosts = [
      { host: 'api.github.com', requests: 4, bytes: 1 },
      { host: 'registry.npmjs.org\u001b[31m', requests: 2, bytes: 1 },
    ]
    const card = healthy()
    expect(viewOf({ ...card, cost: { ...card.cost, hosts } }).cost).toMatch(
      /^6 requests \(4 api\.github\.com, 2 registry\.npmjs\.org\), 12 rate-limit points/,
    )
  })

  test('what is unknown widens the range and shows in the coverage', () => {
    const view = viewOf(halfUnknown())
    expect(view.verdict.id).toBe('undecided')
    expect(view.score.low).toBeLessThan(view.score.high)
    expect(view.coverage).toBe('4 of 9 points, 5 of 10 signals')
  })

  test('nothing known at all: no number is made up', () => {
    const card = healthy()
    const view = viewOf({ ...card, score: { ...card.score, value: null, low: 0, high: 100 } })
    expect(view.score.text).toBe('– (0–100)')
  })

  test('the gate with its conditions', () => {
    const view = viewOf({
      ...dead(),
      gate: {
        status: 'fail',
        conditions: [{ condition: 'activity', status: 'fail', reason: 'Archived' }],
      },
    })
    expect(view.gate).toMatchObject({ word: 'failed', role: 'poor' })
    expect(view.gate?.conditions[0]).toMatchObject({ condition: 'activity', word: 'does not hold' })
  })
})

describe('a signal', () => {
  test.each<[string, Partial<SignalFinding>, string | null]>([
    ['a number with its unit', { value: 12, unit: 'days' }, '12 days'],
    ['one', { value: 1, unit: 'days' }, '1 day'],
    ['one person', { value: 1, unit: 'people' }, '1 person'],
    ['a share', { value: 0.824, unit: 'share' }, '82.4 %'],
    ['bytes', { value: 3_565_158, unit: 'bytes' }, '3.4 MiB'],
    ['no bytes', { value: 0, unit: 'bytes' }, '0 B'],
    ['thousands', { value: 1184, unit: 'days' }, '1,184 days'],
    ['a long fraction', { value: 6.2000000001, unit: 'hours' }, '6.2 hours'],
    ['nothing', { value: null, unit: 'days' }, null],
    ['yes', { value: true }, 'yes'],
    ['no', { value: false }, 'no'],
    ['a list', { value: ['MIT', 'ISC'] }, 'MIT, ISC'],
    ['an empty list', { value: [] }, 'none'],
    ['not a number', { value: Number.NaN, unit: 'days' }, '– days'],
  ])('value: %s', (_, parts, expected) => {
    expect(only(parts).value).toBe(expected)
  })

  test.each<[SignalFinding['interval'], string, string | null]>([
    [[4.1, 9.7], 'hours', '90 % interval 4.1 to 9.7 hours'],
    [[0.7, 0.9], 'share', '90 % interval 70 % to 90 %'],
    [[2160, null], 'hours', '90 % interval 2,160 hours or more'],
    [[null, 5], 'days', '90 % interval 5 days or less'],
    [[null, null], 'days', null],
    [null, 'days', null],
  ])('interval %j in %s', (interval, unit, expected) => {
    expect(only({ interval, unit }).interval).toBe(expected)
  })

  test('what is missing is said in words, faults apart from open questions', () => {
    const missing: SignalFinding['missing'] = [
      { fact: 'issues', reason: 'denied', detail: 'The token may not read issues' },
      { fact: null, reason: 'not-tried', detail: 'Nobody ran it' },
    ]
    expect(only({ status: 'unknown', missing }).missing).toEqual([
      { word: 'access denied', fact: 'issues', detail: 'The token may not read issues', fault: true },
      { word: 'not tried yet', fact: null, detail: 'Nobody ran it', fault: false },
    ])
  })

  test('only web addresses become links', () => {
    const at = '2026-06-01T10:00:00Z'
    const urls = ['https://a.example/x y', 'javascript:alert(1)', 'git log -1', 'file:///etc/passwd']
    const { evidence } = only({ evidence: urls.map((url) => ({ url, retrievedAt: at })) })
    expect(evidence.map(({ href }) => href)).toEqual(['https://a.example/x%20y', null, null, null])
    expect(evidence[0]?.retrieved).toBe('2026-06-01')
  })

  test('one address is shown once', () => {
    const twice = { url: 'https://a.example/', retrievedAt: '2026-06-01T10:00:00Z' }
    expect(only({ evidence: [twice, { ...twice }] }).evidence).toHaveLength(1)
  })

  test('names of details are words', () => {
    const { details } = only({ details: { within2Days: 0.5, 'n-of-x': null, p99: 3 } })
    expect(details).toEqual([
      { label: 'within 2 days', text: '0.5' },
      { label: 'n of x', text: 'none' },
      { label: 'p99', text: '3' },
    ])
  })
})

test('no text of a view ever holds a control, bidi or line-breaking character', () => {
  const hostile = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `\u001b[2J${text}\r\n\u202eab`)
  fc.assert(
    fc.property(hostile, (text) => {
      const card = scorecard(
        {
          license: [
            signal('license/x', {
              title: text,
              summary: text,
              value: [text],
              unit: text,
              threshold: text,
              details: { [text]: text },
              evidence: [{ url: text, retrievedAt: text }],
              missing: [{ fact: null, reason: 'denied', detail: text }],
              why: text,
              fix: text,
              series: [{ id: text, title: text, x: 'category', unit: text, points: [[text, 1]] }],
            }),
          ],
        },
        { reasons: [text], notices: [{ level: 'info', text }] },
      )
      card.target.name = text
      expect(texts(viewOf(card)).join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
    }),
    { numRuns: 100 },
  )
})

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(texts)
}
