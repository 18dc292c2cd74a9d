import { expect, test } from 'vitest'
import {
  backlogFrom,
  backlogPart,
  goodFirstIssuesFrom,
} from '../../../../src/sources/forge/github/backlog.ts'
import { NotTold } from '../../../../src/sources/forge/github/request.ts'
import { answerOf, readingOf } from './support.ts'

const COUNTS = {
  opened: 100,
  closed: 70,
  openedBeforeYear: 60,
  closedOfThose: 45,
  openedInYear: 40,
  closedInYear: 33,
  newcomersOpened: 9,
  newcomersClosed: 4,
  newcomersClosedInYear: 3,
}

function answer(changes: Partial<Record<keyof typeof COUNTS, number>> = {}, listed = 100) {
  const counts = Object.entries({ ...COUNTS, ...changes })
  return answerOf({
    ...Object.fromEntries(counts.map(([alias, issueCount]) => [alias, { issueCount }])),
    listed: { issues: { totalCount: listed } },
  })
}

test('open is what was opened by then less what was closed by then', () => {
  expect(backlogFrom(answer())).toEqual({
    open: 30,
    openOlderThanYear: 15,
    openedLastYear: 40,
    closedLastYear: 33,
  })
  expect(goodFirstIssuesFrom(answer())).toEqual({ open: 5, closed: 3 })
})

test('a search that finds nothing where issues are listed does not cover the repository', () => {
  const nothing = { opened: 0, closed: 0, openedBeforeYear: 0, closedOfThose: 0 }
  expect(() => backlogFrom(answer(nothing, 1))).toThrow(NotTold)
  expect(backlogFrom(answer(nothing, 0))).toMatchObject({ open: 0 })
})

test('every count is asked as of the day judged, the year without an overlap', () => {
  const { variables, fields } = backlogPart(readingOf())
  const asked = (name: string) => String(variables[name]?.[1])
  expect(asked('opened')).toBe('repo:acme/widget is:issue created:<=2026-06-30')
  expect(asked('openedBeforeYear')).toMatch(/created:<=2025-06-30$/)
  expect(asked('openedInYear')).toMatch(/created:2025-07-01\.\.2026-06-30$/)
  for (const name of Object.keys(COUNTS)) {
    expect(asked(name)).toMatch(/^repo:acme\/widget is:issue .*2026-06-30$|created:<=2025-06-30/)
    expect(fields[name]).toContain(`query: $${name}, first: 1`)
  }
})
