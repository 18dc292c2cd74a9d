import type { Unknown, UnknownReason } from '../../src/model/unknown.ts'

/** A facts file as text -> the same project, named otherwise, left alone for four years and archived. */
export function deadFacts(example: string): string {
  const aged = example
    .replaceAll('acme/widget', 'acme/steam-engine')
    .replace(/\b20\d\d(?=-\d\d-\d\dT)/g, yearsBefore(4))
  const file = JSON.parse(aged)
  file.asOf = JSON.parse(example).asOf
  const { repository, package: published, backlog } = file.facts
  Object.assign(repository.value, {
    name: 'steam-engine',
    archived: true,
    archivedAt: '2023-04-02T09:00:00.000Z',
  })
  Object.assign(published.value, { deprecated: 'No longer maintained, use a turbine' })
  Object.assign(backlog.value, { open: 88, openOlderThanYear: 88, openedLastYear: 0, closedLastYear: 0 })
  return JSON.stringify(file)
}

/** A facts file as text -> the same project as a run sees it that may not read everything and was cut short. */
export function halfUnknownFacts(example: string): string {
  const file = JSON.parse(example.replaceAll('acme/widget', 'acme/submarine'))
  const lost = (reason: UnknownReason, detail: string): Unknown => ({ known: false, reason, detail })
  const threads = lost('denied', 'The token may not read issues and pull requests')
  Object.assign(file.facts, {
    issues: threads,
    pulls: threads,
    backlog: threads,
    discussions: threads,
    advisories: lost('rate-limited', 'The rate limit of GitHub was reached; it resets at 14:05 UTC'),
    sandbox: lost('not-tried', 'Nobody has run it yet: oss-check sandbox acme/submarine'),
    marathon: lost('not-tried', 'Nobody has put it under load yet: oss-check marathon acme/submarine'),
    project: lost('not-collected', 'You declared no needs'),
  })
  file.notices.push({
    level: 'warning',
    text: 'The rate limit of GitHub was reached; it resets at 14:05 UTC',
  })
  return JSON.stringify(file)
}

function yearsBefore(years: number): (year: string) => string {
  return (year) => String(Number(year) - years)
}
