import { expect, test } from 'vitest'
import { atMost, concurrently } from '../../src/net/concurrently.ts'

test('keeps the order and the limit', async () => {
  let running = 0
  let most = 0
  const results = await concurrently([5, 1, 4, 2, 3], 2, async (value) => {
    most = Math.max(most, ++running)
    for (let turns = 0; turns < value; turns++) await Promise.resolve()
    running--
    return value * 10
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
})

test('nothing to do, and the first failure', async () => {
  expect(await concurrently([], 3, async () => 1)).toEqual([])
  const failing = concurrently([1, 2], 1, async (value) => Promise.reject(new Error(`no ${value}`)))
  await expect(failing).rejects.toThrow('no 1')
})

test('no more at once than the limit, all in the order in which they came, and a failure frees its place', async () => {
  const limited = atMost(2)
  let running = 0
  let most = 0
  const done: number[] = []
  const work = (index: number) =>
    limited(async () => {
      running++
      most = Math.max(most, running)
      await Promise.resolve()
      running--
      done.push(index)
      if (index === 1) throw new Error('broken')
      return index
    })
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map(work))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect([most, done]).toEqual([2, [0, 1, 2, 3, 4]])
})
