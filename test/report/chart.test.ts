import { expect, test } from 'vitest'
import type { Series } from '../../src/model/rule.ts'
import { chartsOf } from '../../src/report/chart.ts'

const AS_OF = '2026-06-01T00:00:00Z'
const day: Pick<Series, 'x' | 'title'> = { x: 'day', title: 'Commits' }

test('commits and releases share one axis of 52 weeks up to the day judged', () => {
  const [chart] = chartsOf(
    [
      { ...day, id: 'releases', unit: 'releases', points: [['2026-05-28', 1]] },
      {
        ...day,
        id: 'weekly-commits',
        unit: 'commits',
        points: [
          ['2025-06-02', 3],
          ['2026-05-25', 7],
          ['2020-01-01', 99],
        ],
      },
    ],
    AS_OF,
  )
  if (chart?.kind !== 'timeline') throw new Error('no timeline')
  expect(chart.weeks).toHaveLength(52)
  expect(chart.weeks[0]).toEqual({ start: '2025-06-02', commits: 3, releases: 0 })
  expect(chart.weeks[51]).toEqual({ start: '2026-05-25', commits: 7, releases: 1 })
  expect(chart.caption).toBe('10 commits in 52 weeks, at most 7 in one, 1 release')
})

test('releases nobody counted are not shown as none', () => {
  const [chart] = chartsOf([{ ...day, id: 'weekly-commits', unit: 'commits', points: [] }], AS_OF)
  expect(chart).toMatchObject({ releasesKnown: false, caption: '0 commits in 52 weeks, at most 0 in one' })
})

test('a response curve is a share over hours, percent or not', () => {
  const points: Series['points'] = [
    [48, 80],
    [24, 50],
  ]
  const [chart] = chartsOf(
    [{ id: 'response-curve', title: 'Answered', x: 'hours', unit: '%', points }],
    AS_OF,
  )
  expect(chart).toMatchObject({
    kind: 'curve',
    caption: '80 % within 2 days',
    points: [
      { hours: 24, share: 0.5 },
      { hours: 48, share: 0.8 },
    ],
  })
})

test('an amount over days is drawn in their order', () => {
  const points: Series['points'] = [
    ['2026-03-01', 4],
    ['2026-02-01', 2],
    ['2026-04-01', 3],
  ]
  const [chart] = chartsOf([{ id: 'backlog', title: 'Open issues', x: 'day', unit: 'issues', points }], AS_OF)
  expect(chart).toMatchObject({
    kind: 'trend',
    caption: 'from 2 issues to 3 issues, at most 4 issues',
    from: '2026-02-01',
    to: '2026-04-01',
    points: [{ share: 0.5 }, { share: 1 }, { share: 0.75 }],
  })
})

test('bars are drawn against the largest', () => {
  const points: Series['points'] = [
    ['ada', 0.5],
    ['grace', 0.25],
  ]
  const [chart] = chartsOf(
    [{ id: 'author-share', title: 'Share', x: 'category', unit: 'share', points }],
    AS_OF,
  )
  expect(chart).toMatchObject({
    bars: [
      { label: 'ada', text: '50 %', share: 1 },
      { label: 'grace', text: '25 %', share: 0.5 },
    ],
  })
})

test('a series without points draws nothing and breaks nothing', () => {
  const empty: Series = { id: 'response-curve', title: 'Answered', x: 'hours', unit: 'share', points: [] }
  expect(chartsOf([empty, { ...empty, x: 'category' }], AS_OF)).toMatchObject([{ points: [] }, { bars: [] }])
})
