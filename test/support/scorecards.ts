import type { Series, SignalFinding } from '../../src/model/rule.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { named, scorecard, signal } from './scorecard.ts'

const WEEK_MS = 7 * 86_400_000
const LAST_WEEK = Date.parse('2026-05-25T00:00:00Z')

/** Invented and healthy: every point answered, every kind of chart, one attested answer. */
export function healthy(): Scorecard {
  return named(
    'acme/rocket',
    scorecard({
      license: [
        signal('license/compatible', {
          title: 'Compatible with your licence',
          critical: true,
          summary: 'MIT goes into Apache-2.0: keep its notice',
          value: 'MIT',
          details: { obligations: ['keep the notice'], branch: null, patents: false },
        }),
      ],
      activity: activity(weeks(52, 9, 6), 'Last human commit 2 days ago', 2, 'pass'),
      community: [
        signal('community/first-answer', {
          title: 'Time to a first answer',
          summary: 'Half of the outsiders are answered within 6 hours',
          value: 6.2,
          unit: 'hours',
          threshold: '≤ 168 hours',
          sampleSize: 214,
          interval: [4.1, 9.7],
          details: { 'within 2 days': 0.82, 'within 30 days': 0.97 },
          series: [responseCurve(0.97)],
        }),
      ],
      'core-team': [
        signal('core-team/absence-factor', {
          title: 'Contributor absence factor',
          status: 'warn',
          summary: 'Three people wrote half of the last year',
          value: 3,
          unit: 'people',
          threshold: '≥ 4 people',
          sampleSize: 512,
          series: [authorShare([0.24, 0.17, 0.12, 0.08, 0.05, 0.03])],
        }),
      ],
      resolution: [
        signal('resolution/backlog', {
          title: 'Backlog',
          summary: 'The backlog shrinks: 310 opened, 342 closed in a year',
          value: -32,
          unit: 'issues',
          series: [backlog([64, 310, 342])],
        }),
      ],
      sandbox: [
        signal('sandbox/clean', {
          title: 'A clean run',
          summary: 'No host was contacted in 2 runs',
          basis: 'attested',
          value: 0,
          unit: 'hosts',
        }),
      ],
    }),
  )
}

/** Invented and dead: archived, silent for years, nobody answers. */
export function dead(): Scorecard {
  return named(
    'acme/steam-engine',
    scorecard({
      activity: [
        signal('activity/lifecycle', {
          title: 'Lifecycle',
          status: 'fail',
          critical: true,
          summary: 'Archived by its owner on 2023-04-02',
          value: 'archived',
        }),
        ...activity(weeks(52, 0, 0), 'Last human commit 1,184 days ago', 1184, 'fail'),
      ],
      community: [
        signal('community/first-answer', {
          title: 'Time to a first answer',
          status: 'fail',
          summary: 'Fewer than half of the outsiders ever get an answer',
          value: null,
          sampleSize: 41,
          interval: [2160, null],
          series: [responseCurve(0.21)],
        }),
      ],
      resolution: [signal('resolution/solved', { status: 'fail', summary: '4 of 61 issues were solved' })],
    }),
  )
}

/** Invented and half unknown: a lost permission, a rate limit, things nobody has tried. */
export function halfUnknown(): Scorecard {
  const open = (id: string, summary: string, reason: SignalFinding['missing'][number]['reason']) =>
    signal(id, { status: 'unknown', summary, missing: [{ fact: 'issues', reason, detail: summary }] })
  return named(
    'acme/submarine',
    scorecard(
      {
        license: [signal('license/compatible', { summary: 'ISC goes into any licence', value: 'ISC' })],
        community: [open('community/first-answer', 'The token may not read issues', 'denied')],
        'core-team': [
          signal('core-team/absence-factor'),
          open('core-team/others', 'Rate limit reached; it resets at 14:05', 'rate-limited'),
        ],
        sandbox: [
          open('sandbox/clean', 'Nobody has run it yet: oss-check sandbox acme/submarine', 'not-tried'),
        ],
        marathon: [open('marathon/budget', 'Nobody has put it under load yet', 'not-tried')],
        fit: [signal('fit/needs', { status: 'not-applicable', summary: 'You declared no needs' })],
        resolution: [open('resolution/solved', 'Only 3 issues in twelve months', 'too-little-data')],
      },
      { notices: [{ level: 'warning', text: 'GitHub answered under another name: acme/u-boat' }] },
    ),
  )
}

function activity(
  commits: readonly number[],
  summary: string,
  days: number,
  status: SignalFinding['status'],
): SignalFinding[] {
  const dayOf = (week: number) => new Date(LAST_WEEK - (51 - week) * WEEK_MS).toISOString().slice(0, 10)
  const series: Series[] = [
    {
      id: 'weekly-commits',
      title: 'Human commits by week',
      x: 'day',
      unit: 'commits',
      points: commits.map((count, week) => [dayOf(week), count] as const),
    },
    {
      id: 'releases',
      title: 'Releases',
      x: 'day',
      unit: 'releases',
      points: commits.flatMap((count, week) =>
        count > 0 && week % 9 === 4 ? [[dayOf(week), 1] as const] : [],
      ),
    },
  ]
  return [
    signal('activity/silence', {
      title: 'Days since the last human commit',
      status,
      summary,
      value: days,
      unit: 'days',
      threshold: '≤ 90 days',
      series,
    }),
  ]
}

function weeks(count: number, base: number, swing: number): number[] {
  return Array.from({ length: count }, (_, week) =>
    Math.max(0, Math.round(base + swing * Math.sin(week / 3) + ((week * 7) % 5) - 2 * Number(base > 0))),
  ).map((commits) => (base === 0 ? 0 : commits))
}

function responseCurve(final: number): Series {
  const hours = [0, 1, 2, 4, 8, 24, 48, 96, 168, 336, 720]
  const points = hours.map((hour) => [hour, final * (1 - Math.exp(-hour / 20))] as const)
  return { id: 'response-curve', title: 'Answered within', x: 'hours', unit: 'share', points }
}

function authorShare(shares: readonly number[]): Series {
  const names = ['ada', 'grace', 'linus', '李雷', 'zoë', 'others']
  const points = shares.map((share, index) => [names[index] ?? 'x', share] as const)
  return { id: 'author-share', title: 'Share of commits', x: 'category', unit: 'share', points }
}

function backlog([open = 0, opened = 0, closed = 0]: readonly number[]): Series {
  const points = [
    ['open now', open],
    ['opened in a year', opened],
    ['closed in a year', closed],
  ] as const
  return { id: 'backlog', title: 'Backlog', x: 'category', unit: 'issues', points }
}
