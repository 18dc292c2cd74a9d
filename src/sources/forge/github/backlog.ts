import * as z from 'zod/mini'
import type { Backlog } from '../../../model/facts/backlog.ts'
import type { Community } from '../../../model/facts/community.ts'
import { section } from './answer.ts'
import { dayBefore } from './period.ts'
import type { Part, PartAnswer } from './query.ts'
import { NotTold, type Reading } from './request.ts'

const NEWCOMERS = 'label:"good first issue","good-first-issue","good first bug","beginner"'

/**
 * Issue counts as of the day judged, which is why none asks for the state of today: open then is what was opened by
 * then less what was closed by then. (A reopened issue counts by its last closing.)
 */
export function backlogPart({ owner, name, period }: Pick<Reading, 'owner' | 'name' | 'period'>): Part {
  const day = dayBefore(period, 0)
  const yearAgo = dayBefore(period, 365)
  const year = `${dayBefore(period, 364)}..${day}`
  const queries = {
    opened: `created:<=${day}`,
    closed: `closed:<=${day}`,
    openedBeforeYear: `created:<=${yearAgo}`,
    closedOfThose: `created:<=${yearAgo} closed:<=${day}`,
    openedInYear: `created:${year}`,
    closedInYear: `closed:${year}`,
    newcomersOpened: `${NEWCOMERS} created:<=${day}`,
    newcomersClosed: `${NEWCOMERS} closed:<=${day}`,
    newcomersClosedInYear: `${NEWCOMERS} closed:${year}`,
  }
  const entries = Object.entries(queries)
  return {
    variables: {
      owner: ['String!', owner],
      name: ['String!', name],
      ...Object.fromEntries(
        entries.map(([alias, query]) => [
          alias,
          ['String!', `repo:${owner}/${name} is:issue ${query}`] as const,
        ]),
      ),
    },
    fields: {
      listed: 'repository(owner: $owner, name: $name) { issues { totalCount } }',
      ...Object.fromEntries(
        entries.map(([alias]) => [alias, `search(type: ISSUE, query: $${alias}, first: 1) { issueCount }`]),
      ),
    },
    connections: entries.length + 1,
  }
}

export function backlogFrom(answer: PartAnswer): Backlog {
  const opened = countOf(answer, 'opened')
  if (
    opened === 0 &&
    section(answer, ['listed', 'issues'], z.object({ totalCount: z.number() })).totalCount > 0
  ) {
    throw new NotTold('not-collected', "GitHub's search does not cover this repository")
  }
  return {
    open: opened - countOf(answer, 'closed'),
    openOlderThanYear: countOf(answer, 'openedBeforeYear') - countOf(answer, 'closedOfThose'),
    openedLastYear: countOf(answer, 'openedInYear'),
    closedLastYear: countOf(answer, 'closedInYear'),
  }
}

export function goodFirstIssuesFrom(answer: PartAnswer): Community['goodFirstIssues'] {
  return {
    open: countOf(answer, 'newcomersOpened') - countOf(answer, 'newcomersClosed'),
    closed: countOf(answer, 'newcomersClosedInYear'),
  }
}

function countOf(answer: PartAnswer, alias: string): number {
  return section(answer, [alias], z.object({ issueCount: z.number() })).issueCount
}
