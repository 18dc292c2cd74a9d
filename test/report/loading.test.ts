import { expect, test, vi } from 'vitest'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { defineRule, defineSignal, pass } from '../../src/model/rule.ts'
import { known } from '../../src/model/unknown.ts'
import { createLoadingSession } from '../../src/report/loading.ts'
import { dead, healthy } from '../support/scorecards.ts'

const rules = [
  defineRule({
    id: 'license',
    point: 1,
    title: 'License',
    question: '?',
    signals: [
      defineSignal({
        id: 'license/found',
        title: 'Found',
        needs: ['license'],
        why: '',
        fix: '',
        references: [],
        judge: ({ license }) => pass(`It is ${license.spdxId}`),
      }),
    ],
  }),
]
const asOf = new Date('2026-06-01T00:00:00Z')
const loading = (...names: string[]) =>
  createLoadingSession(names, () => ({ rules, policy: DEFAULT_POLICY, asOf }))

test('a fact brings its target forward, and the listeners are told', () => {
  const two = loading('a/a', 'b/b')
  const listener = vi.fn()
  const stop = two.subscribe(listener)
  two.fact(1, 'license', known({ spdxId: 'MIT', name: null }))
  expect(two.snapshot().loading.map(({ points }) => points[0]?.summary)).toEqual(['', 'It is MIT'])
  stop()
  two.notice({ level: 'warning', text: 'Rate limit' })
  expect(listener).toHaveBeenCalledOnce()
})

test('what is finished is shown in the order of the targets, and no longer awaited', () => {
  const two = loading('a/a', 'b/b')
  const card = dead()
  two.finished(1, card)
  expect(two.snapshot()).toMatchObject({ scorecards: [card], loading: [{ target: 'a/a' }] })
  const { scorecards } = two.snapshot()
  two.notice({ level: 'info', text: 'still reading' })
  expect(two.snapshot().scorecards).toBe(scorecards)
  two.finished(0, healthy())
  expect(two.snapshot().scorecards[1]).toBe(card)
  expect(two.snapshot().loading).toEqual([])
})

test('read again: the old answer stays until the new one is there', () => {
  const one = loading('a/a')
  one.finished(0, dead())
  one.restart()
  expect(one.snapshot()).toMatchObject({ scorecards: [{ verdict: 'avoid' }], loading: [{ target: 'a/a' }] })
  one.end()
  expect(one.snapshot().loading).toEqual([])
})

test('notices do not pile up without end', () => {
  const one = loading('a/a')
  for (let number = 1; number <= 50; number += 1) one.notice({ level: 'info', text: `${number}` })
  expect(one.snapshot().notices.at(-1)?.text).toBe('50')
  expect(one.snapshot().notices).toHaveLength(20)
})
