import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadTerms } from '../../../src/analysis/licensing/release-terms.ts'
import { createComponentJudge, treatmentOf, unusedWaivers } from '../../../src/judging/components/judge.ts'
import { SCOPES } from '../../../src/model/policy.ts'
import { FAULTS, unknown } from '../../../src/model/unknown.ts'
import { listedText } from '../../support/license-texts.ts'
import { aComponent, aPolicy, aWaiver, declared, judged, TODAY, withTexts } from './support.ts'

const MIT = listedText('MIT')

describe('what is declared, for a project under MIT', () => {
  test.each([
    ['MIT', 'compatible', 'pass'],
    ['MIT OR GPL-3.0-only', 'compatible', 'pass'],
    ['(MIT AND GPL-3.0-only)', 'incompatible', 'fail'],
    ['GPL-3.0-only', 'incompatible', 'fail'],
    ['UNLICENSED', 'incompatible', 'fail'],
    ['SEE LICENSE IN LICENSE.md', 'unknown', 'undecided'],
    ['MIT AND', 'needs-review', 'undecided'],
    ['Custom: https://example.com', 'needs-review', 'undecided'],
    ['Apache', 'needs-review', 'undecided'],
    ['LicenseRef-acme', 'needs-review', 'undecided'],
    ['NOASSERTION', 'needs-review', 'undecided'],
    [null, 'unknown', 'undecided'],
  ])('%j is %s', (license, verdict, outcome) => {
    expect(judged(declared(license))).toMatchObject({ verdict, outcome })
  })

  test('the branch of an OR that is denied is no choice', () => {
    const policy = aPolicy({ licenses: { allow: [], deny: ['MIT'] } })
    expect(judged(declared('MIT OR GPL-3.0-only'), policy)).toMatchObject({ verdict: 'incompatible' })
    expect(judged(declared('MIT OR ISC'), policy)).toMatchObject({ verdict: 'compatible', outcome: 'pass' })
  })
})

describe('what its files say', () => {
  test('a text that is not what is declared is told, and decides where that matters', () => {
    const parseargs = withTexts(declared('MIT'), { LICENSE: listedText('Apache-2.0') })
    expect(judged(parseargs)).toMatchObject({
      verdict: 'compatible',
      licence: { declared: 'MIT', found: 'Apache-2.0', disagreement: expect.stringContaining('LICENSE') },
    })
    const hidden = withTexts(declared('MIT'), { LICENSE: listedText('GPL-3.0-only') })
    expect(judged(hidden)).toMatchObject({ verdict: 'needs-review', outcome: 'undecided' })
    expect(judged(withTexts(declared('MIT'), { LICENSE: MIT })).licence.disagreement).toBeNull()
  })

  test('there is no licence only where everything was read', () => {
    expect(judged(withTexts(declared(null), {}))).toMatchObject({ verdict: 'incompatible', outcome: 'fail' })
    expect(judged(withTexts(declared(null), { NOTICE: 'by ada' }))).toMatchObject({ verdict: 'needs-review' })
    const lost = { path: 'LICENSE', detail: 'It is larger than is read' }
    const read = withTexts(declared(null), {})
    const terms = { ...read.terms, texts: { files: [], unread: [lost] } }
    expect(judged({ ...read, terms })).toMatchObject({ verdict: 'unknown' })
  })

  test('a pointer is followed to its text', () => {
    const read = withTexts(declared('SEE LICENSE IN TERMS.txt'), { 'TERMS.txt': MIT })
    expect(judged(read)).toMatchObject({ verdict: 'compatible', licence: { expression: 'MIT' } })
  })
})

test('a fault may only ever produce unknown, whatever was read before it', () => {
  const license = fc.constantFrom('MIT', 'GPL-3.0-only', 'BSD', 'UNLICENSED', null)
  const scope = fc.constantFrom(...SCOPES)
  fc.assert(
    fc.property(license, fc.constantFrom(...FAULTS), scope, (said, reason, inScope) => {
      const read = declared(said, { lost: unknown(reason, 'the registry is down') })
      const policy = aPolicy({ waivers: [aWaiver()] })
      const found = judged(read, policy, aComponent({ scope: inScope }))
      expect(found).toMatchObject({ verdict: 'unknown', licence: { expression: null } })
      expect(found.outcome).toBe(inScope === 'dev' ? 'reported' : 'undecided')
    }),
  )
})

describe('scopes and your own', () => {
  test.each([
    ['dev', {}, 'read', 'reported'],
    ['optional', {}, 'read', 'fail'],
    ['unknown', {}, 'read', 'fail'],
    ['dev', { dev: 'fail' }, 'read', 'fail'],
    ['runtime', { runtime: 'report' }, 'read', 'reported'],
    ['dev', { dev: 'ignore' }, 'ignored', 'pass'],
  ] as const)('%s with %j: %s, %s', (scope, scopes, treatment, outcome) => {
    const policy = aPolicy({ scopes: { ...aPolicy().scopes, ...scopes } })
    const component = aComponent({ scope })
    expect(treatmentOf(component, policy)).toBe(treatment)
    const read = treatment === 'read' ? declared('GPL-3.0-only') : null
    expect(judged(read, policy, component).outcome).toBe(outcome)
  })

  test.each([
    ['@acme/*', '@acme/tools', true],
    ['npm:@acme/*', '@acme/tools', true],
    ['pkg:npm/@acme/*', '@acme/tools', true],
    ['@acme/*', '@acmes/tools', false],
    ['acme-*', 'acme-cli', true],
    ['acme-*', 'not-acme-cli', false],
  ])('internal: %s, %s: %j', (pattern, name, internal) => {
    const policy = aPolicy({ internal: [pattern] })
    const component = aComponent({ name })
    expect(treatmentOf(component, policy)).toBe(internal ? 'internal' : 'read')
    if (internal)
      expect(judged(null, policy, component)).toMatchObject({ verdict: 'internal', outcome: 'pass' })
  })
})

describe('waivers', () => {
  const gpl = declared('GPL-3.0-only')

  test.each([
    [{}, 'pass'],
    [{ target: 'npm:qs@6.*' }, 'pass'],
    [{ target: 'pkg:npm/qs@6.5.2' }, 'pass'],
    [{ target: 'npm:qs@7.*' }, 'fail'],
    [{ target: 'npm:other' }, 'fail'],
    [{ path: 'package-lock.json' }, 'pass'],
    [{ path: 'apps/web/*' }, 'fail'],
    [{ what: 'license/compatible' }, 'pass'],
    [{ what: 'activity' }, 'fail'],
    [{ expires: '2026-06-30' }, 'pass'],
    [{ expires: '2026-06-29' }, 'fail'],
  ])('%j: %s', (change, outcome) => {
    const found = judged(gpl, aPolicy({ waivers: [aWaiver(change)] }))
    expect(found).toMatchObject({ verdict: 'incompatible', outcome })
  })

  test('lets pass what nobody could tell, and nothing that is denied', () => {
    const waivers = [aWaiver()]
    expect(judged(declared('Custom'), aPolicy({ waivers }))).toMatchObject({ outcome: 'pass' })
    expect(judged(declared(null), aPolicy({ waivers }))).toMatchObject({ outcome: 'pass' })
    const denied = aPolicy({ waivers, licenses: { allow: [], deny: ['GPL-3.0-only'] } })
    expect(judged(gpl, denied)).toMatchObject({ outcome: 'fail', decidedBy: 'deny' })
  })

  test('of packages that no component needs are told; those of repositories are not ours to tell', () => {
    const used = aWaiver()
    const unused = aWaiver({ target: 'npm:gone' })
    const elsewhere = aWaiver({ target: 'github.com/acme/*' })
    const component = judged(gpl, aPolicy({ waivers: [used] }))
    expect(unusedWaivers([used, unused, elsewhere], [component])).toEqual([unused])
  })
})

test('the same terms have the same answer, whoever has them and in whatever order', () => {
  const licenses = ['MIT', 'GPL-3.0-only', 'MIT OR GPL-3.0-only', null]
  const judge = createComponentJudge(TODAY)
  const policy = aPolicy()
  const answers = (order: readonly (string | null)[]) =>
    new Map(
      order.map((said) => [said, judge(aComponent({ name: `${said}` }), policy, declared(said)).verdict]),
    )
  const plain = (map: ReadonlyMap<string | null, string>) => licenses.map((said) => map.get(said))
  expect(plain(answers(licenses.toReversed()))).toEqual(plain(answers(licenses)))
})

test('what is fine says which source spoke', () => {
  const read: ReadTerms = declared('MIT', { from: ['lockfile'] })
  expect(judged(read).licence).toMatchObject({ from: ['lockfile'], declared: 'MIT', found: null })
})
