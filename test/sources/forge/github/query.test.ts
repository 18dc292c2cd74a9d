import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { backlogPart } from '../../../../src/sources/forge/github/backlog.ts'
import { pointsOf } from '../../../../src/sources/forge/github/budget.ts'
import type { GitHub, GraphqlAnswer } from '../../../../src/sources/forge/github/client/client.ts'
import { licenseHistoryPart, textsPart } from '../../../../src/sources/forge/github/documents.ts'
import { historyPart, morePart, parentsPart } from '../../../../src/sources/forge/github/history-query.ts'
import { overviewPart } from '../../../../src/sources/forge/github/overview-query.ts'
import { pastTextsPart } from '../../../../src/sources/forge/github/past-documents.ts'
import { periodOf } from '../../../../src/sources/forge/github/period.ts'
import { ask, compose, NOTHING, type Part } from '../../../../src/sources/forge/github/query.ts'
import { teamPart } from '../../../../src/sources/forge/github/team.ts'
import { threadsPart } from '../../../../src/sources/forge/github/threads-query.ts'
import { NOW } from '../../../support/build-facts.ts'
import { checkedDocument, githubSchema, pointsOfDocument } from '../../../support/github-schema.ts'

const today = { owner: 'acme', name: 'widget', period: periodOf(NOW, NOW) }
const past = { ...today, period: periodOf(new Date('2024-01-01'), NOW) }
const paths = ['LICENSE', 'README.md']
const window = { since: '2026-01-01T00:00:00Z', until: '2026-01-31T23:59:59Z' }

const PARTS: readonly (readonly [string, Part])[] = [
  ['overview', overviewPart(today)],
  ['history', historyPart(today)],
  ['one more window', morePart(today, [{ window, after: 'x' }])],
  ['twelve more windows', morePart(today, Array(12).fill({ window, after: 'x' }))],
  ['parents', parentsPart(Array.from({ length: 250 }, (_, index) => `C_${index}`))],
  ['team', teamPart(['alice', 'bob'])],
  ['nobody', teamPart([])],
  ['issues', threadsPart('issues', today, 100, null)],
  ['pulls', threadsPart('pulls', today, 25, 'x')],
  ['issues of a past day', threadsPart('issues', past, 100, null)],
  ['pulls of a past day', threadsPart('pulls', past, 100, 'x')],
  ['backlog', backlogPart(today)],
  ['texts', textsPart(today, paths)],
  ['no texts', textsPart(today, [])],
  ['texts of a past day', pastTextsPart(past, 'a'.repeat(40), paths)],
  ['licence history', licenseHistoryPart(today, paths)],
]

test.each(PARTS)("%s: GitHub's schema knows every field, and the price is what is told before", (_, part) => {
  const { document, variables } = compose('One', [part])
  expect(() => checkedDocument(document, variables)).not.toThrow()
  expect(pointsOf([part])).toBe(pointsOfDocument(document, variables))
})

test('parts travel together, of several repositories too', () => {
  const parts = PARTS.map(([, part]) => part)
  const { document, variables } = compose('All', [...parts, NOTHING])
  expect(validate(githubSchema(), parse(document))).toEqual([])
  expect(pointsOf(parts)).toBe(pointsOfDocument(document, variables))
})

test.each([
  ['an unknown field', 'query { repository(owner: "a", name: "b") { stars } }', /stars/],
  [
    'a connection without bounds',
    'query { repository(owner: "a", name: "b") { issues { nodes { id } } } }',
    /issues/,
  ],
  [
    'a page beyond the limit',
    'query { repository(owner: "a", name: "b") { issues(first: 101) { nodes { id } } } }',
    /issues/,
  ],
])('the double refuses %s', (_, document, message) => {
  expect(() => checkedDocument(document, {})).toThrow(message)
})

const part = (field: string): Part => ({ variables: {}, fields: { root: field }, connections: 0 })

async function answers(answer: Partial<GraphqlAnswer>) {
  const github = { graphql: async () => ({ data: {}, errors: [], retrievedAt: '', ...answer }) }
  // Of the client, asking uses nothing but graphql.
  return ask(github as unknown as GitHub, 'Two', [part('viewer { login }'), part('viewer { id }')])
}

test('each part gets its own data and its own errors', async () => {
  const [first, second] = await answers({
    data: { p0_root: { login: 'alice' }, p1_root: null },
    errors: [{ path: ['p1_root', 'id'], reason: 'unreachable', message: 'down' }],
  })
  expect(first).toMatchObject({ data: { root: { login: 'alice' } }, errors: [] })
  expect(second.errors).toEqual([{ path: ['root', 'id'], reason: 'unreachable', message: 'down' }])
})

test('an error that names no part is that of every part without an answer', async () => {
  const [first, second] = await answers({
    data: { p0_root: { login: 'alice' }, p1_root: null },
    errors: [{ path: ['repository'], reason: 'denied', message: 'SAML' }],
  })
  expect(first.errors).toEqual([])
  expect(second.errors).toEqual([{ path: ['root'], reason: 'denied', message: 'SAML' }])
})
