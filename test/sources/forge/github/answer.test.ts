import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { connection, section } from '../../../../src/sources/forge/github/answer.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { answerOf } from './support.ts'

const NODE = z.object({ n: z.number() })
const fault = (...path: (string | number)[]) =>
  ({ path, reason: 'denied', message: `no ${path.join('.')}` }) as const

describe('a section of an answer', () => {
  test('is what stands at its path, checked', () => {
    expect(section(answerOf({ a: { b: { n: 1 } } }), ['a', 'b'], NODE)).toEqual({ n: 1 })
    expect(section(answerOf({ a: null }), ['a', 'b'], z.nullable(NODE))).toBeNull()
    expect(() => section(answerOf({ a: { b: { n: 'one' } } }), ['a', 'b'], NODE)).toThrow(/\(a\.b\.n\)$/)
  })

  test.each([
    ['it', ['a', 'b'], true],
    ['what it stands in', ['a'], true],
    ['the whole answer', [], true],
    ['a field of it', ['a', 'b', 'n'], true],
    ['an item of a list in it', ['a', 'b', 'nodes', 0], false],
    ['its neighbour', ['a', 'c'], false],
    ['a namesake elsewhere', ['c', 'b'], false],
  ])('a fault that took %s: %j', (_, path, taken) => {
    const read = () => section(answerOf({ a: { b: { n: 1 } } }, [fault(...path)]), ['a', 'b'], NODE)
    if (!taken) return expect(read()).toEqual({ n: 1 })
    expect(read).toThrow(GitHubError)
    expect(read).toThrow(expect.objectContaining({ reason: 'denied' }))
  })
})

describe('a page of a connection', () => {
  const read = (page: object, ...errors: ReturnType<typeof fault>[]) =>
    connection(answerOf({ a: { list: page } }, errors), ['a', 'list'], NODE)
  const nodes = [{ n: 1 }, { n: 2 }, { n: 3 }]

  test('counts what came broken and what a fault took, and not what GitHub hides', () => {
    const mixed = [{ n: 1 }, null, { n: 'two' }, { n: 3 }, { n: 4 }]
    expect(read({ nodes: mixed, totalCount: 9 }, fault('a', 'list', 'nodes', 3, 'author'))).toEqual({
      nodes: [{ n: 1 }, { n: 4 }],
      total: 9,
      next: null,
      broken: 2,
    })
  })

  test('a fault in an item of another list breaks none of this one', () => {
    expect(read({ nodes }, fault('a', 'other', 'nodes', 1), fault('b', 'list', 'nodes', 1))).toMatchObject({
      nodes,
      broken: 0,
    })
  })

  test.each([
    [{ totalCount: 7, issueCount: 8 }, 7],
    [{ issueCount: 8 }, 8],
    [{}, 3],
  ])('%j: in all there are %i', (counts, total) => {
    expect(read({ nodes, ...counts }).total).toBe(total)
  })

  test.each([
    [{ hasNextPage: true, endCursor: 'x' }, 'x'],
    [{ hasNextPage: false, endCursor: 'x' }, null],
  ])('%j leads to %j', (pageInfo, next) => {
    expect(read({ nodes, pageInfo }).next).toBe(next)
  })

  test('one without a list has no items', () => {
    expect(read({ nodes: null })).toEqual({ nodes: [], total: 0, next: null, broken: 0 })
  })
})
