import { expect, test } from 'vitest'
import { humanHistoryOf, nameOf } from '../../../src/analysis/people/commit-history.ts'
import type { Commit } from '../../../src/model/facts/commits.ts'
import type { Identity } from '../../../src/model/facts/identity.ts'
import { aCommit, listing } from '../../support/build-facts.ts'

function by(author: Partial<Identity>, changes: Partial<Commit> = {}): Commit {
  return aCommit('x', 1, { author: { login: null, name: null, email: null, ...author }, ...changes })
}

function peopleOf(...authors: readonly Partial<Identity>[]): number {
  return humanHistoryOf(listing(authors.map((author) => by(author)))).people.size
}

const HOME = { name: 'Ann Smith', email: 'ann@home.example' }
const WORK = { name: 'Ann Smith', email: 'ann@work.example' }

test('a bare history joins the addresses of one person by the full name', () => {
  expect(peopleOf(HOME, WORK)).toBe(1)
})

test('where a forge says who is who, namesakes stay two people', () => {
  expect(peopleOf({ ...HOME, login: 'ann' }, { ...WORK, login: 'ann-smith' })).toBe(2)
  expect(peopleOf({ ...HOME, login: 'ann' }, WORK)).toBe(2)
})

test('the logins of bots say nothing about people', () => {
  expect(
    peopleOf({ login: 'renovate[bot]', name: 'renovate[bot]', email: 'bot@renovate.example' }, HOME, WORK),
  ).toBe(1)
})

test('bots are left out and counted', () => {
  const bot = by({ login: 'dependabot[bot]', name: 'dependabot[bot]' })
  const { commits, bots } = humanHistoryOf(listing([by(HOME), bot, bot]))
  expect([commits.length, bots]).toEqual([1, 2])
})

test('merges, and the domain of the address, lower case', () => {
  const history = humanHistoryOf(
    listing([by({ ...HOME, email: 'Ann@Home.Example' }, { parents: 2 }), by({ name: 'Bob Jones' })]),
  )
  expect(history.commits.map(({ merge, domain }) => [merge, domain])).toEqual([
    [true, 'home.example'],
    [false, null],
  ])
})

test('a person is called by the login, else by the name', () => {
  const history = humanHistoryOf(
    listing([by({ ...HOME, login: 'ann' }), by({ name: 'Bob', email: 'b@x.example' })]),
  )
  expect(history.commits.map(({ author }) => nameOf(history, author))).toEqual(['ann', 'Bob'])
})
