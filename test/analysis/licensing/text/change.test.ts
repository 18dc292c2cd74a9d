import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textChange } from '../../../../src/analysis/licensing/text/change.ts'
import { listedText } from '../../../support/license-texts.ts'

const MIT = listedText('MIT')

describe('how words differ', () => {
  test.each([
    ['not at all', MIT, MIT],
    ['in their lines', MIT, MIT.replace(/(?<!\n)\n(?!\n)/g, ' ').replaceAll(', ', ',\n')],
    ['in quotes and bullets', 'Keep “it”.\n\n* Share it.', 'Keep "it".\n\nShare it.'],
  ])('%s', (_, before, after) => {
    expect(textChange(before, after)).toBeNull()
  })

  test('a clause that is put in', () => {
    const clause = 'The Software shall be used for Good, not Evil.'
    const change = textChange(MIT, MIT.replace('THE SOFTWARE IS', `${clause}\n\nTHE SOFTWARE IS`))
    expect(change).toMatchObject({ removed: [], added: [clause] })
    expect(change?.common).toBeGreaterThan(0.9)
  })

  test('a clause that is changed stands on both sides', () => {
    const change = textChange('You may use it. Share it.', 'You may not use it. Share it.')
    expect(change).toMatchObject({ removed: ['You may use it.'], added: ['You may not use it.'] })
  })

  test('another licence has hardly a sentence in common', () => {
    expect(textChange(MIT, listedText('Apache-2.0'))?.common).toBeLessThan(0.1)
  })
})

test('of any two texts the change back is the change there, turned round', () => {
  const sentence = fc.constantFrom('Use it.', 'Share it;', 'Keep the notice.', 'NO WARRANTY.', 'Pay 5 coins.')
  const text = fc.array(sentence, { maxLength: 8 }).map((all) => all.join('\n\n'))
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [there, back] = [textChange(a, b), textChange(b, a)]
      const turned = there && { common: there.common, removed: there.added, added: there.removed }
      expect(back).toEqual(turned)
    }),
  )
})
