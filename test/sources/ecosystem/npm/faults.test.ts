import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../../../../src/model/unknown.ts'
import { registrySource } from '../../../../src/sources/ecosystem/npm/source.ts'
import { type FakePackage, type FakeRegistry, npmRegistry } from '../../../support/npm-registry.ts'
import { npmOf } from './support.ts'

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
  const wanted = { name: 'untyped', range: '', reason: '' }
  const source = registrySource(npmOf(registry), wanted, { standalone: true })
  const [pack, adopters, releases, tags, documents] = await Promise.all([
    source.read('package'),
    source.read('adopters'),
    source.read('releases'),
    source.read('tags'),
    source.read('documents'),
  ])
  return { pack, others: { adopters, releases, tags, documents } }
}

/** Evidence and addresses name the port of the double. */
function told(fact: Fact<unknown>): string {
  return fact.known ? JSON.stringify(fact.value).replace(/127\.0\.0\.1:\d+/g, 'registry') : 'unknown'
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
    const lost = pack.value.unread !== null
    for (const [name, value] of Object.entries(pack.value)) {
      const expected = Reflect.get(truth.pack.value, name)
      const isLost = lost ? OF_THE_ARCHIVE.includes(name) : value === null && name.startsWith('types')
      if (!isLost && name !== 'url') expect(value, name).toEqual(expected)
    }
  }
  await fc.assert(fc.asyncProperty(faults, run), { numRuns: 40 })
})
