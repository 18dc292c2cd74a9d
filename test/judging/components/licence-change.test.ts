import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textChange } from '../../../src/analysis/licensing/text/change.ts'
import { licenceChange } from '../../../src/judging/components/licence-change.ts'
import { aComponent, aPolicy, declared, judged } from './support.ts'

const at = (version: string, license: string | null) =>
  judged(declared(license), aPolicy(), aComponent({ name: 'husky', version }))

describe('from one version to the next', () => {
  test('the same licence is no change', () => {
    expect(licenceChange(at('1.0.0', 'MIT'), at('2.0.0', 'MIT'), null)).toBeNull()
  })

  test('another licence: what it asks now, what it no longer asks, and what becomes of the answer', () => {
    const change = licenceChange(at('4.3.8', 'MIT'), at('5.0.9', 'Apache-2.0'), null)
    expect(change).toMatchObject({
      kind: 'changed',
      before: { version: '4.3.8', expression: 'MIT' },
      after: { version: '5.0.9', expression: 'Apache-2.0' },
      obligations: { fewer: [] },
    })
    expect(change?.obligations.more).toContain('Pass on its NOTICE file and attribution notices')
  })

  test('terms that are not open say what they restrict', () => {
    const change = licenceChange(at('4.3.8', 'MIT'), at('5.0.9', 'Parity-7.0.0'), null)
    expect(change?.obligations.more).toContain('By Parity-7.0.0, everything built with it must be published')
  })

  test('the same licence in other words', () => {
    const words = textChange('Use it.', 'Use it for Good.')
    expect(licenceChange(at('1.0.0', 'MIT'), at('2.0.0', 'MIT'), words)).toMatchObject({
      kind: 'changed',
      words,
    })
  })

  test.each([
    [null, 'MIT'],
    ['MIT', null],
  ])('from %s to %s nobody can tell', (before, after) => {
    expect(licenceChange(at('1.0.0', before), at('2.0.0', after), null)).toMatchObject({ kind: 'unknown' })
  })

  test('what is your own is not compared', () => {
    const own = judged(null, aPolicy({ internal: ['husky'] }), aComponent({ name: 'husky' }))
    expect(licenceChange(own, at('2.0.0', 'MIT'), null)).toBeNull()
  })
})

test('the change back is the change there, turned round', () => {
  const license = fc.constantFrom('MIT', 'ISC', 'Apache-2.0', 'GPL-3.0-only', 'MPL-2.0', 'Parity-7.0.0', null)
  fc.assert(
    fc.property(license, license, (a, b) => {
      const [one, other] = [at('1.0.0', a), at('2.0.0', b)]
      const [there, back] = [licenceChange(one, other, null), licenceChange(other, one, null)]
      expect(back?.kind).toBe(there?.kind)
      expect([back?.before, back?.after]).toEqual([there?.after, there?.before])
      expect(back?.obligations.more).toEqual(there?.obligations.fewer)
      expect(back?.obligations.fewer).toEqual(there?.obligations.more)
    }),
  )
})
