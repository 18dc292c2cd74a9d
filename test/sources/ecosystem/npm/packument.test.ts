import { describe, expect, test } from 'vitest'
import { RequestFault } from '../../../../src/net/fault.ts'
import { type Manifest, packumentOf, repositoryOf } from '../../../../src/sources/ecosystem/npm/packument.ts'
import { pickVersion, whyNotLatest } from '../../../../src/sources/ecosystem/npm/pick.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'

const DIST = { tarball: 'https://npm.example/widget.tgz' }
const version = (number: string, more: object = {}) => ({
  name: 'widget',
  version: number,
  dist: DIST,
  ...more,
})

function packument(versions: Readonly<Record<string, object>>, more: object = {}) {
  return packumentOf({ name: 'widget', 'dist-tags': {}, versions, ...more })
}

function manifestOf(more: object): Manifest {
  return packument({ '1.0.0': version('1.0.0', more) }).manifest('1.0.0')
}

describe('a packument', () => {
  test('lists what are versions, by version and not by text', () => {
    const { versions } = packument({ '10.0.0': {}, '9.0.0': {}, latest: {}, '10.0.0-rc.1': {} })
    expect(versions.map((one) => one.version)).toEqual(['9.0.0', '10.0.0-rc.1', '10.0.0'])
  })

  test.each([
    ['a reason', 'Use gadget', 'Use gadget'],
    ['true', true, 'deprecated without a reason'],
    ['an empty text', '', null],
    ['false', false, null],
    ['something else', { why: 'x' }, null],
  ])('deprecated with %s', (_, deprecated, expected) => {
    expect(packument({ '1.0.0': version('1.0.0', { deprecated }) }).versions[0]?.deprecated).toBe(expected)
  })

  test('engines that are no texts are not said', () => {
    const engines = (given: unknown) => packument({ '1.0.0': { engines: given } }).versions[0]?.engines
    expect(engines({ node: '>=22' })).toEqual({ node: '>=22' })
    expect(engines(['node >= 22'])).toEqual({})
    expect(packument({ '1.0.0': {} }).versions[0]?.engines).toEqual({})
  })

  test('days are those of the registry, and none where they are a mirror’s own', () => {
    const at = (time: object) => packument({ '1.0.0': {} }, { time }).versions[0]?.publishedAt
    expect(at({ created: 'x', '1.0.0': '2026-01-01' })).toBe('2026-01-01T00:00:00.000Z')
    expect(at({ created: 'x', '1.0.0': 'soon' })).toBeNull()
    expect(at({ '1.0.0': '2026-01-01' })).toBeNull()
  })

  test.each<
    [string, object, object, Record<'maintainers' | 'dates' | 'deprecations' | 'provenance', boolean>]
  >([
    [
      'all of it',
      { dist: { signatures: [] } },
      { maintainers: [], time: { created: 'x' } },
      { maintainers: true, dates: true, deprecations: true, provenance: true },
    ],
    [
      'nothing',
      { dist: DIST },
      {},
      { maintainers: false, dates: false, deprecations: false, provenance: false },
    ],
    [
      'provenance',
      { dist: { attestations: {} } },
      {},
      { maintainers: false, dates: false, deprecations: true, provenance: true },
    ],
    [
      'who published',
      { _npmUser: {} },
      {},
      { maintainers: false, dates: false, deprecations: true, provenance: false },
    ],
    [
      'a deprecation',
      { deprecated: 'x' },
      {},
      { maintainers: false, dates: false, deprecations: true, provenance: false },
    ],
    [
      'maintainers',
      {},
      { maintainers: [{ name: 'ann' }] },
      { maintainers: true, dates: false, deprecations: true, provenance: false },
    ],
    [
      'maintainers in a form of its own',
      {},
      { maintainers: ['ann'] },
      { maintainers: false, dates: false, deprecations: false, provenance: false },
    ],
  ])('of a registry that passes on %s', (_, one, more, expected) => {
    const { tells } = packument({ '1.0.0': one, '2.0.0': {} }, more)
    const fields = ['maintainers', 'dates', 'deprecations', 'provenance'] as const
    expect(Object.fromEntries(fields.map((field) => [field, tells(field)]))).toEqual(expected)
  })

  test('what is none is a fault, and so is a version that is described oddly', () => {
    expect(() => packumentOf({ error: 'x' })).toThrow(RequestFault)
    expect(() => packument({ '1.0.0': { name: 'widget' } }).manifest('1.0.0')).toThrow(/widget 1\.0\.0/)
  })
})

test.each<[object, string | null, string | null]>([
  [{ repository: { url: ' https://github.com/a/b ', directory: 'x' } }, 'https://github.com/a/b', 'x'],
  [{ repository: { url: 'https://github.com/a/b', directory: '' } }, 'https://github.com/a/b', null],
  [
    { repository: 'https://github.com/a/b/tree/main/packages/c' },
    'https://github.com/a/b/tree/main/packages/c',
    'packages/c',
  ],
  [
    { repository: { url: 'https://github.com/a/b/tree/main/c', directory: 'd' } },
    'https://github.com/a/b/tree/main/c',
    'd',
  ],
  [{ repository: { url: '' } }, null, null],
  [{ repository: null }, null, null],
])('the repository of %j is %s, its folder %s', (manifest, url, directory) => {
  const found = repositoryOf(manifestOf(manifest))
  expect([found?.url ?? null, found?.directory ?? null]).toEqual([url, directory])
})

describe('the version that npm picks', () => {
  const three = packument(
    {
      '1.0.0': version('1.0.0'),
      '1.1.0': version('1.1.0', { deprecated: 'x' }),
      '2.0.0': version('2.0.0', { engines: { node: '>=24' } }),
    },
    { 'dist-tags': { latest: '2.0.0', old: '1.0.0' } },
  )

  test.each([
    ['', null, '2.0.0'],
    [' ', null, '2.0.0'],
    ['old', null, '1.0.0'],
    ['^1', null, '1.0.0'],
    ['1.1.0', null, '1.1.0'],
    ['*', '22.0.0', '1.0.0'],
  ])('for %j on Node.js %s is %s', (requested, node, picked) => {
    expect(pickVersion(three, requested, node)).toBe(picked)
  })

  test.each([
    ['^9', /^No version of widget is in the range \^9$/, 'The latest is 2.0.0'],
    ['next', /^widget has no tag "next", and that is no version range$/, 'Its tags are latest, old'],
  ])('for %s there is none', (requested, message, hint) => {
    const pick = () => pickVersion(three, requested, null)
    expect(pick).toThrow(SubjectNotFound)
    expect(pick).toThrow(message)
    expect(pick).toThrow(expect.objectContaining({ hint }))
  })

  test('a package without a version says so', () => {
    expect(() => pickVersion(packument({}), '', null)).toThrow(
      expect.objectContaining({ hint: 'It has no version at all' }),
    )
  })

  test.each<[string, object, object, string | null, string | null]>([
    ['it is the latest', {}, { latest: '1.0.0' }, null, null],
    ['there is no latest', {}, {}, null, null],
    ['its latest is not there', {}, { latest: '3.0.0' }, null, null],
    [
      'its latest is deprecated',
      { deprecated: 'x' },
      { latest: '2.0.0' },
      null,
      'its latest, 2.0.0, is deprecated',
    ],
    [
      'its latest wants another Node.js',
      { engines: { node: '>=24' } },
      { latest: '2.0.0' },
      '22.0.0',
      'its latest, 2.0.0, does not run on Node.js 22.0.0',
    ],
    ['its latest runs there', { engines: { node: '>=20' } }, { latest: '2.0.0' }, '22.0.0', null],
    ['nobody said on which Node.js', { engines: { node: '>=24' } }, { latest: '2.0.0' }, null, null],
    ['its latest wants none', {}, { latest: '2.0.0' }, '22.0.0', null],
  ])('not the latest, because %s', (_, latest, tags, node, why) => {
    const two = packument(
      { '1.0.0': version('1.0.0'), '2.0.0': version('2.0.0', latest) },
      { 'dist-tags': tags },
    )
    expect(whyNotLatest(two, '1.0.0', node)).toBe(why)
  })
})
