import { expect, test, vi } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import type { WhatIf } from '../../../src/report/interactive-session.ts'
import { reader } from '../../support/reader.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

function trying(answer = () => [dead()]) {
  const tried: WhatIf[] = []
  const one = reader([healthy()], {
    effects: {
      rejudge(whatIf) {
        tried.push(whatIf)
        return answer()
      },
    },
  })
  return { one, tried }
}

test('a changed licence changes the verdict at once, x takes it back', () => {
  const { one, tried } = trying()
  one.press('w', 'rightArrow')
  expect(tried).toEqual([{ projectLicense: 'MIT' }])
  expect(one.model().view?.verdict.id).toBe('avoid')
  one.press('x')
  expect(one.state().tried).toBeNull()
  expect(one.model().view?.verdict.id).toBe('adopt-with-care')
})

test('each field is changed from what the policy has, and changes add up', () => {
  const { one, tried } = trying()
  one.press('w', 'j', 'l', 'j', 'l', 'j', 'l', 'j', 'l', 'j', 'l')
  expect(tried.at(-1)).toEqual({
    usage: { link: 'static', distribute: ['source'], modify: true },
    kind: 'library',
    willingness: 'none',
  })
})

test('to the left, around the end, and back where it was', () => {
  const { one, tried } = trying()
  one.press('w', 'downArrow', 'leftArrow', 'rightArrow')
  expect(tried.map(({ usage }) => usage?.link)).toEqual(['process', null])
  expect(tried.at(-1)?.usage).toEqual(DEFAULT_POLICY.usage)
})

test('any licence can be typed; keys are letters meanwhile', () => {
  const { one, tried } = trying()
  one.press('w', 'return').type('GPL-2.0-only wx').press('backspace', 'backspace', 'backspace', 'return')
  expect(tried).toEqual([{ projectLicense: 'GPL-2.0-only' }])
  expect(one.state().typing).toBeNull()
  one.press('return').type('nonsense').press('escape')
  expect(tried).toHaveLength(1)
})

test('a licence that cannot be read is told and changes nothing', async () => {
  const { one } = trying(() => {
    throw new Error('"nonsense" is no SPDX expression')
  })
  one.press('w', 'return').type('nonsense').press('return')
  await vi.waitFor(() => expect(one.state().message?.text).toBe('"nonsense" is no SPDX expression'))
  expect(one.state().tried).toBeNull()
})

test('closing keeps what is tried, new facts end it', () => {
  const snapshots = [{ scorecards: [healthy()], loading: [], notices: [] }]
  let tell = () => {}
  const one = reader({
    snapshot: () => snapshots.at(-1) ?? { scorecards: [], loading: [], notices: [] },
    subscribe(listener) {
      tell = listener
      return () => {}
    },
    policy: DEFAULT_POLICY,
    effects: {
      openUrl: async () => {},
      copyMarkdown: async () => {},
      exportFile: async () => '',
      rejudge: () => [dead()],
    },
  })
  one.press('w', 'l', 'escape')
  expect(one.state()).toMatchObject({ panel: null, tried: { whatIf: { projectLicense: 'MIT' } } })
  snapshots.push({ scorecards: [halfUnknown()], loading: [], notices: [] })
  tell()
  expect(one.state().tried).toBeNull()
  expect(one.model().view?.target.name).toBe('acme/submarine')
})
