import { expect, test } from 'vitest'
import { concurrently } from '../../src/net/concurrently.ts'

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
