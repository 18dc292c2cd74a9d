import fc from 'fast-check'
import { renderToString } from 'ink'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import { App } from '../../../src/report/ink/app.tsx'
import { createStore } from '../../../src/report/ink/store.ts'
import { finishedSession, type Loading, type Session } from '../../../src/report/interactive-session.ts'
import { themeOf } from '../../../src/report/theme.ts'
import { reader, THEME } from '../../support/reader.ts'
import { named, scorecard, signal } from '../../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

const NO_EFFECTS = { openUrl: async () => {}, copyMarkdown: async () => {}, exportFile: async () => '' }

const LINKED = themeOf({ colors: false, unicode: true })

function frame(
  session: Session,
  columns: number,
  rows: number,
  keys: readonly string[] = [],
  theme = THEME,
): string {
  const size = { columns, rows }
  const { store } = reader(session, { size }).press(...keys)
  const jobs = { attach() {}, stop() {} }
  const app = <App session={session} store={store} theme={theme} size={size} jobs={jobs} />
  return renderToString(app, { columns })
}

function frameOf(cards: readonly Scorecard[], columns = 80, rows = 24, keys: readonly string[] = []): string {
  return frame(
    finishedSession(cards, DEFAULT_POLICY, { ...NO_EFFECTS, rejudge: () => [dead()] }),
    columns,
    rows,
    keys,
  )
}

describe('80 by 24', () => {
  test('a healthy project', () => {
    const lines = frameOf([healthy()]).split('\n')
    expect(lines).toHaveLength(24)
    expect(lines[0]).toMatch(/^acme\/rocket {2}invented example {2}https:.* 2026-06-01$/)
    expect(lines[1]).toBe(' Adopt with care   95 (95–95)  10 of 10 points, 10 of 10 signals')
    expect(lines[4]).toBe('›  1 ✓ License           ━━━━━━━━  MIT goes into Apache-2.0: keep its notice')
    expect(lines.filter((line) => /^.{2} {0,1}\d+ [✓!✗?–] /.test(line))).toHaveLength(10)
    expect(lines.at(-1)).toContain('q quit')
  })

  test('a dead one says why', () => {
    const drawn = frameOf([dead()])
    expect(drawn).toContain(' Avoid ')
    expect(drawn).toContain('· Activity: Archived by its owner on 2023-04-02')
  })

  test('a half unknown one shows no bar where nothing is called', () => {
    const drawn = frameOf([halfUnknown()])
    expect(drawn).toMatch(/\? Core team {19}Rate limit reached/)
    expect(drawn).toContain('GitHub answered under another name: acme/u-boat')
  })

  test('a point with every part of a signal', () => {
    const drawn = frameOf([healthy()], 80, 40, ['j', 'j', 'return'])
    for (const part of [
      'Community: How active and inclusive is it?',
      'Answered within  97 % within 30 days',
      '100 % ',
      '› ✓ Time to a first answer  6.2 hours',
      'threshold ≤ 168 hours · n = 214 · 90 % interval 4.1 to 9.7 hours · measured',
      'within 2 days 0.82 · within 30 days 0.97',
      'Why  Because it matters',
      '[1] https://github.example/acme/community/first-answer  2026-06-01',
    ]) {
      expect(drawn).toContain(part)
    }
  })

  test('commits and releases on one axis', () => {
    const lines = frameOf([healthy()], 80, 24, ['j', 'return']).split('\n')
    const axis = lines.findIndex((line) => line.startsWith('2025-06-02') && line.endsWith('2026-06-01'))
    expect(lines[axis - 1]).toMatch(/^ *◆( +◆)+$/)
    expect(lines[axis - 2]).toMatch(/[▁▂▃▄▅▆▇█]{10}/)
  })

  test('missing facts, faults apart from open questions', () => {
    const drawn = frameOf([halfUnknown()], 80, 24, ['j', 'j', 'return'])
    expect(drawn).toContain('lost: issues: access denied')
    expect(drawn).toContain('Fix  Mend it')
    expect(frameOf([halfUnknown()], 80, 24, ['end', 'k', 'return'])).toContain(
      'open: issues: too little data',
    )
  })

  test('the comparison, differences first', () => {
    const lines = frameOf([dead(), healthy(), halfUnknown()]).split('\n')
    expect(lines[3]).toMatch(/1\. acme\/rocket +2\. acme\/submarine +3\. acme\/steam-engi…/)
    expect(lines[8]).toMatch(/^› {2}2 Activity +✓ pass +100 +✓ pass +100 +✗ fail +0$/)
    expect(lines.join('\n')).toContain(
      'Ahead of acme/submarine: the verdict is adopt with care, not undecided',
    )
  })

  test('twenty candidates: as many as fit, the chosen one among them', () => {
    const cards = Array.from({ length: 20 }, (_, n) =>
      named(`acme/p${String(n).padStart(2, '0')}`, healthy()),
    )
    const keys = Array.from({ length: 12 }, () => 'l')
    expect(frameOf(cards, 80, 24, keys)).toContain('13. acme/p12')
  })

  test('what if', () => {
    const drawn = frameOf([healthy()], 80, 24, ['w', 'l'])
    expect(drawn).toContain('What if: project licence MIT')
    expect(drawn).toContain('Adopt with care → Avoid')
    expect(drawn).toMatch(/Activity +✓ → ✗ fail {2}Archived/)
  })
})

test('evidence is linked, its address is the whole one', () => {
  const url = `https://a.example/${'x'.repeat(100)}`
  const evidence = [{ url, retrievedAt: '2026-06-01T00:00:00Z' }]
  const session = finishedSession(
    [scorecard({ license: [signal('license/x', { evidence })] })],
    DEFAULT_POLICY,
    NO_EFFECTS,
  )
  const drawn = frame(session, 60, 24, ['return'], LINKED)
  expect(drawn).toMatch(
    new RegExp(`\\u001b\\]8;;${url}\\u001b\\\\https://a\\.example/x+…\\u001b\\]8;;\\u001b\\\\`),
  )
})

describe('while facts arrive', () => {
  const loading = (target: string): Loading => ({
    target,
    points: [
      { id: 'license', point: 1, title: 'License', status: 'pass', summary: 'MIT', awaited: [] },
      {
        id: 'community',
        point: 3,
        title: 'Community',
        status: null,
        summary: '',
        awaited: ['issues', 'pulls'],
      },
    ],
  })
  const session = (targets: readonly string[], cards: readonly Scorecard[] = []): Session => ({
    ...finishedSession([], DEFAULT_POLICY, NO_EFFECTS),
    snapshot: () => ({
      scorecards: cards,
      loading: targets.map(loading),
      notices: [{ level: 'warning', text: 'Rate limit reached; it resets at 14:05' }],
    }),
  })

  test('one target, point by point, with what goes wrong in its place', () => {
    const drawn = frame(session(['acme/rocket']), 80, 24)
    expect(drawn).toContain('acme/rocket  1 of 2 points')
    expect(drawn).toMatch(/ 1 ✓ License +MIT/)
    expect(drawn).toMatch(/ 3 … Community +waiting for issues, pulls/)
    expect(drawn).toContain('Rate limit reached; it resets at 14:05')
  })

  test('several targets, a row each', () => {
    const drawn = frame(session(['a/a', 'b/b']), 80, 24)
    expect(drawn.match(/1 of 2 points {2}waiting for issues, pulls/g)).toHaveLength(2)
  })

  test('what is there is shown while the rest is awaited', () => {
    const drawn = frame(session(['b/b'], [healthy()]), 80, 24)
    expect(drawn).toContain('Reading b/b\nRate limit reached; it resets at 14:05')
    expect(drawn).toContain('acme/rocket')
  })
})

const WORLDS: readonly (readonly string[])[] = [
  [],
  ['return'],
  ['j', 'j', 'return', 'end'],
  ['return', 'return'],
  ['w'],
  ['e'],
  ['?'],
  ['/', 'x'],
  ['/', 'f', 'a', 'i', 'l', 'return'],
]

/** Names and sentences of other scripts, emoji, piled marks, long words; and what somebody hostile would send. */
const HOSTILE = fc.oneof(
  fc.constantFrom(
    '李雷和韩梅梅',
    'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
    '👩‍👩‍👧‍👦🏳️‍🌈👍🏽',
    'ﷺ',
    'ก็็็็็',
    '\u001b[2J\u001b[H',
    '\u001b]8;;http://evil.example\u0007x\u001b]8;;\u0007',
    '\u009b31m',
    '\r\nSECOND LINE\n',
    '\u202etxt.exe',
    'x'.repeat(300),
    '\t\b\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

function hostileCard(text: string): Scorecard {
  const found = signal('community/x', {
    title: text,
    status: 'warn',
    summary: text,
    value: text,
    threshold: text,
    unit: text,
    details: { [text]: text },
    evidence: [
      { url: text, retrievedAt: text },
      { url: `https://a.example/${text}`, retrievedAt: '2026-06-01' },
    ],
    why: text,
    fix: text,
    series: [
      { id: 'author-share', title: text, x: 'category', unit: text, points: [[text, 0.4]] },
      { id: 'response-curve', title: text, x: 'hours', unit: 'share', points: [[48, 0.4]] },
    ],
  })
  const card = scorecard({ community: [found] }, { reasons: [text], notices: [{ level: 'warning', text }] })
  return { ...card, target: { ...card.target, name: text, url: text } }
}

test('whatever is drawn, in whatever size: every row fits, and no escape code but our own', {
  timeout: 60_000,
}, () => {
  const size = fc.record({
    columns: fc.integer({ min: 10, max: 200 }),
    rows: fc.integer({ min: 4, max: 60 }),
  })
  fc.assert(
    fc.property(
      HOSTILE,
      size,
      fc.constantFrom(...WORLDS),
      fc.integer({ min: 1, max: 3 }),
      (text, { columns, rows }, keys, count) => {
        const cards = [hostileCard(text), healthy(), halfUnknown()].slice(0, count)
        const session = finishedSession(cards, DEFAULT_POLICY, { ...NO_EFFECTS, rejudge: () => [dead()] })
        const lines = frame(session, columns, rows, keys, LINKED).split('\n')
        expect(lines.length).toBeLessThanOrEqual(rows)
        for (const line of lines) {
          const plain = line.replaceAll(/\u001b\]8;;(?:https?:[\x21-\x7e]*)?\u001b\\/g, '')
          expect(plain).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
          expect(stringWidth(plain)).toBeLessThanOrEqual(columns)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('without unicode and colours it is ASCII, and links are plain text', () => {
  const theme = themeOf({ colors: false, unicode: false })
  const session = finishedSession([dead()], DEFAULT_POLICY, NO_EFFECTS)
  const drawn = frame(session, 100, 40, ['j', 'return'], theme)
  expect(drawn.replaceAll(/[–≤…·]/g, '')).toMatch(/^[\x20-\x7e\n]*$/)
})

test('a store of an empty session draws', () => {
  const session = finishedSession([], DEFAULT_POLICY, NO_EFFECTS)
  expect(createStore(session).state().screen).toBe('report')
  expect(frame(session, 80, 24)).toContain('oss-check')
})
