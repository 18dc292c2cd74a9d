import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, type Needs } from '../../../src/model/policy.ts'
import type { PackageRef, RepositoryRef } from '../../../src/model/subject.ts'
import { type Fact, known, unknown } from '../../../src/model/unknown.ts'
import type { Registry, Release, WantedRelease } from '../../../src/sources/ecosystem/ecosystem.ts'
import {
  type PackageOptions,
  sourcesBesideRepository,
  sourcesOfPackage,
} from '../../../src/sources/ecosystem/package-sources.ts'
import { githubAddresses } from '../../../src/sources/forge/github/address.ts'
import { defineSource, SubjectNotFound } from '../../../src/sources/source.ts'
import { repositoryAt } from '../../../src/sources/subject.ts'
import { folder } from '../../policy/support.ts'
import { NOW } from '../../support/build-facts.ts'

const WIDGET: RepositoryRef = {
  kind: 'repository',
  forge: 'github',
  host: 'github.com',
  path: ['Acme', 'Widget'],
}
const PACKAGE: PackageRef = { kind: 'package', type: 'npm', name: 'widget', range: '' }
const NEEDS = { ...DEFAULT_POLICY.needs, types: true }

function released(address: string | null = 'https://github.com/acme/widget'): Fact<Release> {
  const repository = address === null ? null : { url: address, address, directory: null, field: 'repository' }
  return known({ name: 'widget', version: '1.2.3', picked: '', repository }, [])
}

/** What a package is read with, and what the registry was asked. */
function reading(release: () => Promise<Fact<Release>>, changes: Partial<PackageOptions> = {}) {
  const asked: WantedRelease[] = []
  const given: (RepositoryRef | null)[] = []
  const registry: Registry = {
    provides: ['package', 'adopters'],
    release: (wanted) => {
      asked.push(wanted)
      return release()
    },
    source: (_, repository) => {
      given.push(repository)
      return defineSource('npm', { package: async () => unknown('too-little-data', 'The package itself') })
    },
    declared: async () => unknown('not-collected', 'not asked here'),
    texts: async () => unknown('not-collected', 'not asked here'),
    archive: async () => unknown('denied', ''),
    addressOf: () => new URL('https://npm.example'),
  }
  const options: PackageOptions = {
    registry: () => registry,
    folder: folder(),
    needs: DEFAULT_POLICY.needs,
    now: () => NOW,
    repositoryAt: (address) => repositoryAt(address, [githubAddresses({})]),
    repositorySource: () => defineSource('github', {}),
    ...changes,
  }
  return { options, asked, given }
}

describe('a package', () => {
  test.each<[string, string | null, string[]]>([
    ['that names its repository', 'https://github.com/acme/widget', ['adopter', 'npm', 'github']],
    ['that names none', null, ['adopter', 'npm']],
    ['that names one on no known forge', 'https://gitlab.com/acme/widget', ['adopter', 'npm']],
  ])('%s', async (_, address, ids) => {
    const { options, given } = reading(async () => released(address))
    expect((await sourcesOfPackage(PACKAGE, options)).map(({ id }) => id)).toEqual(ids)
    expect(given.map((repository) => repository?.path ?? null)).toEqual([
      ids.length === 3 ? ['acme', 'widget'] : null,
    ])
  })

  test('whose registry cannot be read has that fault in every fact of the registry', async () => {
    const lost = unknown('unreachable', 'No answer')
    const { options } = reading(async () => lost)
    const sources = await sourcesOfPackage(PACKAGE, options)
    expect(sources.map(({ id }) => id)).toEqual(['adopter', 'npm'])
    expect(sources[1]?.provides).toEqual(['package', 'adopters'])
    expect(await sources[1]?.read('package')).toEqual(lost)
    expect(await sources[1]?.read('adopters')).toEqual(lost)
  })

  test('that is not there ends the run: the user named it', async () => {
    const gone = new SubjectNotFound('There is no package', 'Check it')
    const { options } = reading(() => Promise.reject(gone))
    await expect(sourcesOfPackage(PACKAGE, options)).rejects.toBe(gone)
  })

  test('of a kind that nothing reads is a bug', async () => {
    const { options } = reading(async () => released())
    await expect(sourcesOfPackage({ ...PACKAGE, type: 'other' }, options)).rejects.toThrow(
      'No ecosystem reads other',
    )
  })
})

describe('the version you would use', () => {
  const installed = {
    'package.json': JSON.stringify({ name: 'shop', dependencies: { widget: '^1.0.0' } }),
    'package-lock.json': '{"packages":{"node_modules/widget":{"version":"1.4.2"}}}',
  }
  const needing = (version: string): Needs => ({ ...DEFAULT_POLICY.needs, version })

  test.each<[string, string, Record<string, string>, string | null, string, string | null]>([
    ['is the one asked for', '^2', installed, '^1', '^2', 'you asked for ^2'],
    ['is the one your lockfile pins', '', installed, null, '1.4.2', 'package-lock.json'],
    [
      'is that of your lockfile, where your policy admits it',
      '',
      installed,
      '^1',
      '1.4.2',
      'package-lock.json',
    ],
    [
      'is that of your policy, where your lockfile has another',
      '',
      installed,
      '^2',
      '^2',
      'your policy needs ^2',
    ],
    ['is that of your policy, where you have none', '', {}, '^2', '^2', 'your policy needs ^2'],
    ['is what the client takes, where nobody says', '', {}, null, '', null],
  ])('%s', async (_, range, files, policy, expected, reason) => {
    const { options, asked } = reading(async () => released(), {
      folder: folder(files),
      ...(policy !== null && { needs: needing(policy) }),
    })
    await sourcesOfPackage({ ...PACKAGE, range }, options)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ name: 'widget', range: expected })
    if (reason === null) expect(asked[0]?.reason).toBeNull()
    else expect(asked[0]?.reason).toContain(reason)
  })
})

describe('the package that a repository publishes', () => {
  const manifest = (text: string, path = 'package.json') =>
    known({ texts: [{ path, text, truncated: false, url: '' }], unread: [] }, [])
  const WITH_NAME = manifest('{"name":"widget"}')

  async function packageOf(
    documents = WITH_NAME as Parameters<typeof forgeOf>[0],
    release: () => Promise<Fact<Release>> = async () => released(),
  ) {
    const { options } = reading(release, { needs: NEEDS })
    const sources = await sourcesBesideRepository(WIDGET, forgeOf(documents), options)
    expect(sources.map(({ id }) => id)).toEqual(['adopter', 'npm'])
    return sources[1]?.read('package')
  }
  const forgeOf = (documents: ReturnType<typeof manifest> | ReturnType<typeof unknown>) =>
    defineSource('github', { documents: async () => documents })

  test('is read where it comes from there, whatever the letter case', async () => {
    expect(await packageOf()).toMatchObject({ reason: 'too-little-data', detail: 'The package itself' })
  })

  test.each<[string, Awaited<ReturnType<typeof released>>]>([
    ['from another repository', released('https://github.com/evil/widget')],
    ['from nowhere', released(null)],
  ])('is none of its own where the registry has it %s', async (_, release) => {
    expect(await packageOf(WITH_NAME, async () => release)).toEqual(
      unknown('not-collected', 'widget on npm is not published from this repository'),
    )
  })

  test.each([
    ['no manifest', manifest('{"name":"widget"}', 'sub/package.json')],
    ['a private one', manifest('{"name":"widget","private":true}')],
    ['one that is no JSON', manifest('{')],
    ['no texts that could be read', unknown('denied', '')],
  ])('is not there where the root has %s', async (_, documents) => {
    expect(await packageOf(documents)).toMatchObject({
      reason: 'not-collected',
      detail: expect.stringMatching(/^Its root has no manifest/),
    })
  })

  test('may be absent from the registry, for nobody asked for it by name', async () => {
    const gone = new SubjectNotFound('There is no package', 'Check it')
    expect(await packageOf(WITH_NAME, () => Promise.reject(gone))).toMatchObject({ reason: 'not-collected' })
    const bug = new TypeError('a bug')
    await expect(packageOf(WITH_NAME, () => Promise.reject(bug))).rejects.toBe(bug)
  })

  test('a fault of the registry is a fault', async () => {
    const lost = unknown('rate-limited', 'Too many')
    expect(await packageOf(WITH_NAME, async () => lost)).toEqual(lost)
  })

  test.each<[string, Partial<Needs>, boolean]>([
    ['nothing', {}, false],
    ['a runtime', { runtime: { node: '>=22' } }, true],
    ['a module system', { module: 'esm' }, true],
    ['no types', { types: false }, true],
    ['platforms', { platforms: ['linux'] }, true],
    ['exports', { exports: ['open'] }, true],
    ['a size', { maxInstallSizeBytes: 0 }, true],
    ['few dependencies', { maxDependencies: 0 }, true],
    ['a version', { version: '^1' }, true],
    ['features, which its documents answer', { features: ['streams'] }, false],
    ['questions, which people answer', { questions: { offline: 'Does it?' } }, false],
  ])('is looked for where your policy needs %s: %s', async (_, needs, expected) => {
    const { options } = reading(async () => released(), { needs: { ...DEFAULT_POLICY.needs, ...needs } })
    const ids = (await sourcesBesideRepository(WIDGET, forgeOf(WITH_NAME), options)).map(({ id }) => id)
    expect(ids).toEqual(expected ? ['adopter', 'npm'] : ['adopter'])
  })
})
