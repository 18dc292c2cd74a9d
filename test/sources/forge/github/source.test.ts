import { describe, expect, test } from 'vitest'
import { factsAsOf } from '../../../../src/model/as-of.ts'
import { FACT_NAMES, type FactName, type Facts } from '../../../../src/model/facts.ts'
import { known } from '../../../../src/model/unknown.ts'
import { collect } from '../../../../src/sources/collect.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import {
  FACTS_OF_GITHUB,
  githubSource,
  RepositoryNotFound,
} from '../../../../src/sources/forge/github/index.ts'
import { aCommit, anAct, anIssue, aPull, daysBefore, listing, NOW } from '../../../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../../../support/facts.ts'
import { type DoubleOptions, type GitHubDouble, githubDouble } from '../../../support/github-double.ts'
import { value } from '../../../support/github-world.ts'

const ALL: ReadonlySet<FactName> = new Set(FACT_NAMES)
async function read(
  github: GitHubDouble,
  asOf = NOW,
  target = { host: 'github.com', path: ['acme', 'widget'] },
): Promise<Facts> {
  return collect(ALL, [githubSource(target, github, { asOf, now: () => NOW, wanted: ALL })])
}

/** The rest of what its list of files names and readers look at. */
const LISTED_BESIDES = ['.github/FUNDING.yml', '.github/workflows/ci.yml'].map((path) => ({
  path,
  text: '# None',
  truncated: false,
  url: `https://github.com/acme/widget/blob/main/${path}`,
}))

/** What the double's world is, as far as GitHub tells it. */
function worldOf(changes: FactChanges = {}): Facts {
  return healthyFacts({
    documents: { texts: [...value(healthyFacts(), 'documents').texts, ...LISTED_BESIDES] },
    ...changes,
    backlog: { open: 12, openOlderThanYear: 0, openedLastYear: 72, closedLastYear: 60 },
    community: { goodFirstIssues: { open: 1, closed: 8 } },
    team: {
      members: value(healthyFacts(), 'team').members.map((member) => ({ ...member, organizations: null })),
    },
  })
}

test.each([true, false])('it provides what it says, with a token: %s', (token) => {
  const github = { ...githubDouble(worldOf()), authenticated: token }
  const options = { asOf: NOW, now: () => NOW, wanted: ALL }
  const { provides } = githubSource({ host: 'github.com', path: ['acme', 'widget'] }, github, options)
  expect([...provides].sort()).toEqual([...FACTS_OF_GITHUB].sort())
})

describe('with a token', () => {
  test('every fact is read as it is', async () => {
    const world = worldOf()
    const facts = await read(githubDouble(world))
    for (const name of FACTS_OF_GITHUB) {
      expect(facts[name], name).toMatchObject({ known: true })
      if (name === 'team' || name === 'backlog' || name === 'community') continue
      expect(normalised(value(facts, name)), name).toEqual(normalised(value(world, name)))
    }
    const logins = value(facts, 'team').members.map((member) => member.login)
    expect(logins.toSorted()).toEqual(['alice', 'bob', 'carol', 'dan'])
  })

  test('counts and newcomers are those of the issues', async () => {
    const facts = await read(githubDouble(worldOf()))
    const issues = value(healthyFacts(), 'issues').items
    const open = issues.filter((issue) => issue.closedAt === null)
    expect(value(facts, 'backlog')).toMatchObject({ open: open.length, openOlderThanYear: 0 })
    const labelled = issues.filter((issue) => issue.labels.includes('good first issue'))
    expect(value(facts, 'community').goodFirstIssues).toEqual({
      open: labelled.filter((issue) => issue.closedAt === null).length,
      closed: labelled.filter((issue) => issue.closedAt !== null).length,
    })
  })

  test('a busy repository costs ten requests and fifteen points at most', async () => {
    const github = githubDouble(busyWorld())
    const facts = await read(github)
    expect(github.requests.length).toBeLessThanOrEqual(10)
    expect(github.points()).toBeLessThanOrEqual(15)
    for (const name of FACTS_OF_GITHUB) expect(facts[name].known, name).toBe(true)
  })

  test('of a busy repository the year of commits is whole, and of threads what the pages hold', async () => {
    const facts = await read(githubDouble(busyWorld()))
    const commits = value(facts, 'commits')
    const lastYear = value(busyWorld(), 'commits').items.filter((each) => each.committedAt >= daysBefore(365))
    expect(normalised(commits.items.slice(0, lastYear.length))).toEqual(normalised(lastYear))
    expect(commits.coverage).toMatchObject({ whole: false, lost: null })

    const pulls = value(facts, 'pulls')
    expect(pulls.coverage).toMatchObject({ total: 900, whole: false, lost: null })
    const since = pulls.coverage.from ?? ''
    const whole = value(busyWorld(), 'pulls').items.filter((pull) => pull.createdAt >= since)
    expect(pulls.items.filter((pull) => pull.createdAt >= since)).toEqual(whole)
  })

  test('merges are told by their parents, for as many commits as the budget holds', async () => {
    const commits = Array.from({ length: 300 }, (_, index) =>
      aCommit('alice', 1 + index, { parents: index % 3 === 0 ? 2 : 1, oid: `${index}` }),
    )
    const facts = await read(githubDouble(worldOf({ commits: listing(commits) })))
    expect(value(facts, 'commits').items.map((commit) => commit.parents)).toEqual(
      commits.map((commit) => commit.parents),
    )
  })

  test('only what somebody wants is asked for', async () => {
    const github = githubDouble(worldOf())
    const wanted = new Set<FactName>(['repository', 'license'])
    const source = githubSource({ host: 'github.com', path: ['acme', 'widget'] }, github, {
      asOf: NOW,
      now: () => NOW,
      wanted,
    })
    await collect(wanted, [source])
    expect(github.requests).toEqual(['Overview'])
  })

  test.each([30, 200, 400])('as of %i days ago it is read as it was then', async (days) => {
    const asOf = new Date(`${daysBefore(days).slice(0, 10)}T23:59:59Z`)
    const world = worldOf()
    const then = factsAsOf(world, asOf)
    const facts = factsAsOf(await read(githubDouble(world), asOf), asOf)
    for (const name of ['commits', 'issues', 'pulls', 'releases', 'tags', 'discussions'] as const) {
      expect(normalised(value(facts, name).items), name).toEqual(normalised(value(then, name).items))
    }
    for (const name of ['licenseHistory', 'license', 'tree'] as const) {
      expect(normalised({ ...value(facts, name), oid: '' }), name).toEqual(
        normalised({ ...value(then, name), oid: '' }),
      )
    }
    expect(value(facts, 'documents').texts).toHaveLength(value(world, 'documents').texts.length)
    expect(facts.team).toMatchObject({ known: false, reason: 'not-collected' })
    expect(value(facts, 'community').privateReporting).toBeNull()
  })

  test('a licence that has changed since is not told by what it is today', async () => {
    const [change] = value(healthyFacts(), 'licenseHistory').changes
    const changes = change ? [{ ...change, committedAt: daysBefore(50) }, change] : []
    const world = worldOf({ licenseHistory: { changes } })
    const before = await read(githubDouble(world), new Date(daysBefore(100)))
    expect(before.license).toMatchObject({ known: false, reason: 'not-collected' })
    const after = await read(githubDouble(world), new Date(daysBefore(40)))
    expect(after.license.known).toBe(true)
  })
})

describe('without a token', () => {
  test('ten requests tell the most, and what they tell is right', async () => {
    const github = githubDouble(worldOf(), { authenticated: false })
    const facts = await read(github)
    expect(github.requests.length).toBeLessThanOrEqual(10)
    const world = worldOf()
    expect(value(facts, 'license')).toEqual(value(world, 'license'))
    expect(value(facts, 'tree')).toEqual(value(world, 'tree'))
    const commits = value(facts, 'commits')
    expect(normalised(commits.items)).toEqual(normalised(value(world, 'commits').items.slice(0, 200)))
    expect(commits.coverage).toMatchObject({ whole: false, total: null, lost: null })
    expect(value(facts, 'documents').texts.map(({ path }) => path)).toContain('LICENSE')
    // What it tagged beside its releases was not read.
    expect(value(facts, 'tags').coverage).toMatchObject({ whole: false, lost: null })
  })

  test('an issue is answered only where its first answer must have been seen', async () => {
    const facts = await read(githubDouble(worldOf(), { authenticated: false }))
    const truth = new Map(value(worldOf(), 'issues').items.map((issue) => [issue.number, issue]))
    for (const issue of value(facts, 'issues').items) {
      const responses = issue.responsesComplete ? truth.get(issue.number)?.responses : []
      expect(issue.responses).toEqual(responses)
    }
  })

  test('as of a past day nothing later is read', async () => {
    const asOf = new Date(`${daysBefore(200).slice(0, 10)}T23:59:59Z`)
    const world = worldOf({ releases: listing([]) })
    const github = githubDouble(world, { authenticated: false })
    const facts = factsAsOf(await read(github, asOf), asOf)
    expect(github.requests.length).toBeLessThanOrEqual(10)
    const then = factsAsOf(world, asOf)
    for (const name of ['commits', 'issues', 'pulls'] as const) {
      const { items, coverage } = value(facts, name)
      const since = Date.parse(coverage.from ?? '2000-01-01')
      const truth = value(then, name).items.filter((item) => dateOf(item) >= since)
      const keys = (list: readonly unknown[]) => list.map((item) => Object(item).oid ?? Object(item).number)
      expect(keys(items.filter((item) => dateOf(item) >= since)), name).toEqual(keys(truth))
    }
    const tags = value(facts, 'tags')
    expect(tags.items.every((tag) => tag.at !== null)).toBe(true)
    expect(tags.coverage).toMatchObject({ whole: false, from: `${daysBefore(200).slice(0, 10)}T23:59:59Z` })
    expect(value(facts, 'license')).toEqual(value(world, 'license'))
  })

  test('what needs a token is a missing permission, and says so', async () => {
    const facts = await read(githubDouble(worldOf(), { authenticated: false }))
    for (const name of ['backlog', 'team', 'discussions', 'licenseHistory'] as const) {
      expect(facts[name]).toMatchObject({
        known: false,
        reason: 'denied',
        detail: /token/,
      })
    }
  })
})

test('texts that come as nothing, of files that it lists, are unread', async () => {
  const facts = await read(githubDouble(worldOf({ documents: { texts: [] } })))
  const { texts, unread } = value(facts, 'documents')
  expect(texts).toEqual([])
  expect(unread.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'CONTRIBUTING.md']),
  )
})

test('an answer that calls it empty and knows its languages is a fault in all of its parts', async () => {
  const facts = await read(githubDouble(worldOf({ repository: { empty: true, defaultBranch: null } })))
  for (const name of ['repository', 'tags', 'releases', 'license'] as const)
    expect(facts[name]).toMatchObject({ known: false, reason: 'unexpected' })
})

describe.each([true, false])('what happens there (token: %s)', (authenticated) => {
  const double = (changes: FactChanges = {}, options: DoubleOptions = {}) =>
    githubDouble(worldOf(changes), { authenticated, ...options })

  test('a repository that is not there ends the run', async () => {
    const nowhere = read(double(), NOW, { host: 'github.com', path: ['acme', 'gadget'] })
    await expect(nowhere).rejects.toThrow(RepositoryNotFound)
  })

  test('a rename is followed and told', async () => {
    const github = double({}, { formerName: 'acme/old-widget' })
    const facts = await read(github, NOW, { host: 'github.com', path: ['acme', 'old-widget'] })
    expect(value(facts, 'repository')).toMatchObject({ name: 'widget', renamedFrom: 'acme/old-widget' })
    expect(value(facts, 'issues').items.length).toBeGreaterThan(0)
  })

  test('an empty repository has no commits, no files and no licence', async () => {
    const repository = { empty: true, defaultBranch: null, pushedAt: null, languages: [] }
    const nothing = { commits: listing([]), documents: { texts: [] }, tree: { entries: [], oid: null } }
    const facts = await read(double({ repository, license: { spdxId: null, name: null }, ...nothing }))
    expect(value(facts, 'commits')).toMatchObject({ items: [], coverage: { whole: true } })
    expect(value(facts, 'tree').entries).toEqual([])
    expect(value(facts, 'documents').texts).toEqual([])
  })

  test('issues switched off are no empty tracker', async () => {
    const facts = await read(double({ repository: { issuesEnabled: false } }))
    expect(facts.issues).toMatchObject({ known: false, reason: 'not-collected', detail: /switched off/ })
    expect(facts.backlog.known).toBe(false)
    expect(value(facts, 'pulls').items.length).toBeGreaterThan(50)
  })

  test('each request may fail alone: facts stay right or become unknown, with the fault as the reason', async () => {
    const healthy = double()
    const whole = await read(healthy)
    for (const request of new Set(healthy.requests)) {
      const fault = (name: string) =>
        name === request ? new GitHubError('rate-limited', 'Too many', 403) : null
      const facts = await read(double({}, { fault }))
      for (const name of FACTS_OF_GITHUB)
        expectNoWorse(facts[name], whole[name], `${name} without ${request}`)
    }
  })

  test('nothing but faults leaves nothing but unknowns', async () => {
    const facts = await read(double({}, { fault: () => new GitHubError('unreachable', 'No network', null) }))
    for (const name of FACTS_OF_GITHUB) {
      const fact = facts[name]
      expect(fact.known, name).toBe(false)
    }
  })
})

test.each([
  ['Repository.releases', 'releases'],
  ['Repository.refs', 'tags'],
  ['Repository.issues', 'issues'],
  ['Repository.licenseInfo', 'license'],
  ['User.repositories', 'team'],
] as const)('a field that fails (%s) hides its fact and no other list', async (field, name) => {
  const facts = await read(githubDouble(worldOf(), { brokenFields: [field] }))
  expect(facts[name]).toMatchObject({ known: false, reason: 'unreachable' })
  expect(facts.commits.known).toBe(true)
  expect(facts.discussions.known).toBe(true)
})

test('a thread that fails is missed, and the list says so', async () => {
  const facts = await read(githubDouble(worldOf(), { brokenFields: ['Issue.timelineItems'] }))
  expect(value(facts, 'issues')).toMatchObject({
    items: [],
    coverage: { whole: false, lost: { reason: 'incomplete' } },
  })
})

test('a list too large for GitHub is read in halves', async () => {
  let refused = 0
  const fault = (name: string) =>
    name === 'Issues' && refused++ < 2 ? new GitHubError('unreachable', 'Too slow', 502, true) : null
  const facts = await read(githubDouble(worldOf(), { fault }))
  expect(value(facts, 'issues').items.length).toBeGreaterThanOrEqual(25)
  expect(value(facts, 'issues').coverage.lost).toBeNull()
})

test('what small pages leave unread of the year is lost, not capped', async () => {
  let refused = 0
  const fault = (name: string) =>
    name === 'Pulls' && refused++ < 1 ? new GitHubError('unreachable', 'Too slow', 502, true) : null
  const facts = await read(githubDouble(busyWorld(), { fault }))
  expect(value(facts, 'pulls').coverage.lost?.reason).toBe('incomplete')
  // What was asked twice for the one list is missing for the other.
  expect(value(facts, 'issues').coverage.lost?.reason).toBe('incomplete')
})

test('a pull request of years ago that was decided this year is read', async () => {
  const busy = busyWorld()
  const late = aPull(7, 800, { closedAt: daysBefore(20), acts: [anAct('closed', 'alice', 20)] })
  const open = aPull(6, 800)
  const items = [...value(busy, 'pulls').items, late, open]
  const facts = await read(githubDouble({ ...busy, pulls: known(listing(items)) }))
  const old = value(facts, 'pulls').items.filter((pull) => pull.number < 10)
  expect(old).toMatchObject([{ number: 7, acts: [{ kind: 'closed', actor: { login: 'alice' } }] }])
})

test('a second page that is lost leaves the first, and the fault with it', async () => {
  const fault = (name: string) =>
    name === 'MoreThreads' ? new GitHubError('unreachable', 'The connection failed', null) : null
  const facts = await read(githubDouble(busyWorld(), { fault }))
  expect(value(facts, 'pulls').items).toHaveLength(100)
  expect(value(facts, 'pulls').coverage.lost).toEqual({
    reason: 'unreachable',
    detail: 'The connection failed',
  })
})

function dateOf(item: { committedAt: string } | { createdAt: string }): number {
  return Date.parse('committedAt' in item ? item.committedAt : item.createdAt)
}

/** Two commits and two pull requests a day, an issue a day, for a year and more. */
function busyWorld(): Facts {
  return worldOf({
    commits: listing(
      Array.from({ length: 1600 }, (_, index) => aCommit('alice', 0.2 + index / 2, { oid: `busy-${index}` })),
    ),
    pulls: listing(Array.from({ length: 900 }, (_, index) => aPull(9000 - index, 0.2 + index / 2))),
    issues: listing(Array.from({ length: 450 }, (_, index) => anIssue(5000 - index, 0.3 + index))),
  })
}

/** Unknown by a fault, a list that says what it lost, or the same as without the fault. */
function expectNoWorse(fact: Facts[FactName], whole: Facts[FactName], which: string): void {
  if (!fact.known) {
    if (whole.known) expect(fact.reason, which).not.toBe('too-little-data')
    return
  }
  const lost = Object(fact.value).coverage?.lost ?? null
  if (lost !== null || whole.known === false) return
  const { known: _, evidence: __, ...rest } = fact
  if (which.startsWith('community') || which.startsWith('documents') || which.startsWith('tree')) return
  if (which.startsWith('issues') || which.startsWith('pulls') || which.startsWith('team')) return
  expect(rest, which).toEqual({ value: whole.value })
}

/** Instants in one form; links to files by `HEAD`. */
function normalised(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content).replaceAll('/blob/main/', '/blob/HEAD/'), (_, each) =>
    typeof each === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(each) ? new Date(each).toISOString() : each,
  )
}
