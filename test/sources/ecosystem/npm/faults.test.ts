import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../../../../src/model/unknown.ts'
import { npmRegistry as registryOf } from '../../../../src/sources/ecosystem/npm/registry.ts'
import { silentSource } from '../../../../src/sources/source.ts'
import { type FakePackage, type FakeRegistry, npmRegistry } from '../../../support/npm-registry.ts'
import { npmOf, releaseOf } from './support.ts'

const UNTYPED: FakePackage = {
  downloads: 1234,
  dependents: 56,
  versions: {
    '1.0.0': {
      manifest: { license: 'MIT', scripts: { postinstall: 'node setup.js' } },
      files: { 'index.js': 'exports.one = 1\n', LICENSE: 'MIT License' },
    },
  },
}
const PLACES = [/^\/untyped$/, /\.tgz$/, /downloads/, /search/, /@types/]
const FAULTS = [401, 403, 408, 429, 500, 502, 503]
/** Null, or empty, where the archive was not read: `unread` says so. */
const OF_THE_ARCHIVE = [
  'unpackedSize',
  'module',
  'types',
  'typesPackage',
  'exports',
  'licenseFiles',
  'unread',
]

async function read(registry: FakeRegistry) {
  const npm = npmOf(registry)
  const release = await releaseOf(npm, { name: 'untyped', range: '' })
  const source = release.known
    ? registryOf(npm).source(release.value, null)
    : silentSource('npm', registryOf(npm).provides, release)
  const [pack, adopters, releases, tags, documents] = await Promise.all([
    source.read('package'),
    source.read('adopters'),
    source.read('releases'),
    source.read('tags'),
    source.read('documents'),
  ])
  return { pack, others: { adopters, releases, tags, documents } }
}

/** Addresses name the port of the double. */
function textOf(value: unknown): string {
  return JSON.stringify(value).replace(/127\.0\.0\.1:\d+/g, 'registry')
}

function told(fact: Fact<unknown>): string {
  return fact.known ? textOf(fact.value) : 'unknown'
}

test('whatever fails at the registry, what is told is right or unknown', async () => {
  await using sound = await npmRegistry({ untyped: UNTYPED, '@types/untyped': UNTYPED })
  const truth = await read(sound)
  const faults = fc.uniqueArray(
    fc.record({ at: fc.constantFrom(...PLACES), status: fc.constantFrom(...FAULTS) }),
    {
      selector: ({ at }) => at.source,
      minLength: 1,
    },
  )
  const run = async (failing: readonly { at: RegExp; status: number }[]) => {
    await using registry = await npmRegistry({ untyped: UNTYPED, '@types/untyped': UNTYPED })
    for (const { at, status } of failing) registry.fail(at, status)
    const { pack, others } = await read(registry)
    for (const [name, fact] of Object.entries(others)) {
      expect(['unknown', told(truth.others[name as keyof typeof others])], name).toContain(told(fact))
    }
    if (!pack.known || !truth.pack.known) return
    const expected = { ...truth.pack.value, ...truth.pack.value.npm, npm: null }
    for (const [name, value] of Object.entries({ ...pack.value, ...pack.value.npm, npm: null })) {
      const isLost = pack.value.unread !== null && OF_THE_ARCHIVE.includes(name)
      const isUntold = value === null && name.startsWith('types')
      if (!isLost && !isUntold) expect(textOf(value), name).toBe(textOf(Reflect.get(expected, name)))
    }
  }
  await fc.assert(fc.asyncProperty(faults, run), { numRuns: 40 })
})
