import { describe, expect, test, vi } from 'vitest'
import { pressesOf } from '../../../src/report/ink/intent.ts'
import { reader } from '../../support/reader.ts'
import { scorecard, signal } from '../../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

const THREE = () => [dead(), healthy(), halfUnknown()]

describe('the points', () => {
  test.each([
    [['downArrow', 'j'], 'community'],
    [['j', 'j', 'k'], 'activity'],
    [['upArrow'], 'license'],
    [['end'], 'support'],
    [['end', 'j'], 'support'],
    [['end', 'home'], 'license'],
    [['pageDown'], 'support'],
    [['pageDown', 'pageUp'], 'license'],
    [['tab'], 'core-team'],
    [['shift-tab'], 'core-team'],
  ])('%j leads to %s', (keys, id) => {
    expect(
      reader([healthy()])
        .press(...keys)
        .model().point?.id,
    ).toBe(id)
  })

  test('enter opens the point, esc closes it, the choice stays', () => {
    const one = reader([healthy()]).press('j', 'return')
    expect(one.state().screen).toBe('point')
    expect(one.press('escape').state().screen).toBe('report')
    expect(one.model().point?.id).toBe('activity')
  })
})

describe('a point', () => {
  const many = () =>
    scorecard({
      community: Array.from({ length: 8 }, (_, n) => signal(`community/s${n}`, { title: `Signal ${n}` })),
    })

  test('the chosen signal is always in sight', () => {
    const one = reader([many()]).press('j', 'j', 'return')
    for (let presses = 0; presses < 60; presses += 1) {
      one.press('j')
      const { signal: index, scroll } = one.state()
      const place = one.model().page?.signals[index]
      const height = one.model().layout.bodyHeight
      expect(place?.from).toBeLessThan(scroll + height)
      expect(place?.to).toBeGreaterThan(scroll)
    }
    expect(one.state().signal).toBe(7)
  })

  test('up again, the beginning of the page comes back', () => {
    const one = reader([many()]).press('j', 'j', 'return', 'end')
    expect(one.state()).toMatchObject({ signal: 7 })
    for (let presses = 0; presses < 60; presses += 1) one.press('k')
    expect(one.state()).toMatchObject({ signal: 0, scroll: 0 })
  })

  test('pages never scroll beyond their end', () => {
    const one = reader([many()]).press('j', 'j', 'return', 'pageDown', 'pageDown', 'pageDown', 'pageDown')
    const { lines = [] } = one.model().page ?? {}
    expect(one.state().scroll).toBe(lines.length - one.model().layout.bodyHeight)
    expect(one.press('pageUp', 'home').state().scroll).toBe(0)
  })

  test('tab and the arrows go to its neighbours, around the end', () => {
    const one = reader([healthy()]).press('return', 'tab')
    expect(one.model().point?.id).toBe('activity')
    expect(one.press('leftArrow', 'h').model().point?.id).toBe('support')
  })

  test('o opens the first evidence, a number that one', async () => {
    const evidence = ['git log', 'https://a.example/1', 'https://a.example/2'].map((url) => ({
      url,
      retrievedAt: '2026-06-01T00:00:00Z',
    }))
    const card = scorecard({ license: [signal('license/x', { evidence })] })
    const one = reader([card]).press('return', 'o', '2', '9')
    expect(one.asked).toEqual(['open https://a.example/1', 'open https://a.example/2'])
    expect(one.state().message?.text).toBe('No evidence here that a browser could open')
    await vi.waitFor(() => expect(one.state().message?.text).toBe('Opened https://a.example/2'))
  })
})

describe('the filter', () => {
  test('narrows the points as it is typed, and keys are letters meanwhile', () => {
    const one = reader([healthy()]).press('/').type('questquit')
    expect(one.asked).toEqual([])
    expect(one.model().points).toEqual([])
    for (let presses = 0; presses < 9; presses += 1) one.press('backspace')
    one.type('warn')
    expect(one.model().points.map(({ id }) => id)).toEqual(['core-team'])
    expect(one.press('return').state().filter).toEqual({ text: 'warn', editing: false })
    expect(one.press('escape').model().points).toHaveLength(10)
  })

  test('is about signals too, and on a page narrows them', () => {
    const card = scorecard({ license: [signal('license/texts'), signal('license/history')] })
    const one = reader([card]).press('/').type('history').press('return', 'return')
    expect(one.model().point?.id).toBe('license')
    expect(one.model().page?.signals.map(({ id }) => id)).toEqual(['license/history'])
  })

  test('with nothing found enter opens nothing', () => {
    const one = reader([healthy()]).press('/').type('zzz').press('return', 'return')
    expect(one.state().screen).toBe('report')
  })
})

describe('comparing', () => {
  test('begins with the best, the arrows go through the candidates in their order', () => {
    const one = reader(THREE())
    expect(one.state().screen).toBe('compare')
    expect(one.model().view?.target.name).toBe('acme/rocket')
    expect(one.press('rightArrow', 'l').model().view?.target.name).toBe('acme/steam-engine')
    expect(one.press('l').model().view?.target.name).toBe('acme/rocket')
    expect(one.press('h').model().view?.target.name).toBe('acme/steam-engine')
  })

  test('enter opens the candidate at the chosen point, esc comes back', () => {
    const one = reader(THREE()).press('j', 'l', 'return')
    expect(one.state().screen).toBe('report')
    expect(one.model()).toMatchObject({
      view: { target: { name: 'acme/submarine' } },
      point: { id: 'community' },
    })
    expect(one.press('l').model().view?.target.name).toBe('acme/steam-engine')
    expect(one.press('escape').state().screen).toBe('compare')
  })

  test('the filter keeps the candidates it names, or the points', () => {
    const one = reader(THREE()).press('/').type('marine').press('return')
    expect(one.model().comparison.candidates).toHaveLength(1)
    expect(one.model().comparison.rows[0]?.cells).toHaveLength(1)
    const other = reader(THREE()).press('/').type('licen').press('return')
    expect(other.model().comparison.rows.map(({ id }) => id)).toEqual(['license'])
    expect(other.model().comparison.candidates).toHaveLength(3)
  })

  test('one alone has nothing to go back to', () => {
    expect(reader([healthy()]).press('escape').state().screen).toBe('report')
  })
})

describe('what leaves the report', () => {
  test('q and Ctrl-C quit, Ctrl-Z suspends', () => {
    expect(reader([healthy()]).press('q', 'ctrl-c', 'ctrl-z').asked).toEqual(['quit', 'quit', 'suspend'])
  })

  test('c copies what is on the screen', async () => {
    const one = reader(THREE()).press('c')
    expect(one.asked).toEqual(['copy acme/steam-engine acme/rocket acme/submarine'])
    await vi.waitFor(() => expect(one.state().message).toMatchObject({ role: 'good' }))
  })

  test('e asks for the format and tells the file', async () => {
    const one = reader([healthy()]).press('e', 'h')
    expect(one.asked).toEqual(['export html'])
    expect(one.state().panel).toBeNull()
    await vi.waitFor(() => expect(one.state().message?.text).toBe('Wrote report.html'))
    expect(reader([healthy()]).press('e', 'j').asked).toEqual(['export json'])
    expect(reader([healthy()]).press('e', 'downArrow', 'return').asked).toEqual(['export json'])
  })

  test('what fails is told in one clean line, and the report stays', async () => {
    const one = reader([healthy()], {
      effects: { copyMarkdown: () => Promise.reject(new Error('no\u001b[31m clipboard\nhere')) },
    })
    one.press('c')
    await vi.waitFor(() => expect(one.state().message).toEqual({ role: 'poor', text: 'no clipboard here' }))
  })

  test('r reads again, where that can be', () => {
    const refresh = vi.fn()
    reader([healthy()], { effects: { refresh } }).press('r')
    expect(refresh).toHaveBeenCalledOnce()
    expect(reader([healthy()]).press('r').state().message?.text).toContain('nothing to read again')
  })
})

test('help closes with any key', () => {
  const one = reader([healthy()]).press('?')
  expect(one.state().panel).toBe('help')
  expect(one.press('j').state()).toMatchObject({ panel: null, pointId: null })
})

test('keys that come together are all read', () => {
  expect(pressesOf('jjk', {}).map(({ input }) => input)).toEqual(['j', 'j', 'k'])
  expect(pressesOf('j\r', {})[1]?.key.return).toBe(true)
  expect(pressesOf('', { downArrow: true })).toHaveLength(1)
})
