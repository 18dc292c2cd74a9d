import { beforeAll, describe, expect, test } from 'vitest'
import { NO_COST } from '../../src/model/cost.ts'
import { wholeListing } from '../../src/model/facts/listing.ts'
import type { FactName } from '../../src/model/facts.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { RepositoryRef, Subject } from '../../src/model/subject.ts'
import { known, unknown } from '../../src/model/unknown.ts'
import type { Registry } from '../../src/sources/ecosystem/ecosystem.ts'
import type { Forge } from '../../src/sources/forge/forge.ts'
import { githubAddresses } from '../../src/sources/forge/github/address.ts'
import { FACTS_OF_GITHUB } from '../../src/sources/forge/github/index.ts'
import { FACTS_OF_GIT } from '../../src/sources/git/source.ts'
import { type Clients, sourcesFor } from '../../src/sources/index.ts'
import { defineSource, type ReadOptions, SubjectNotFound } from '../../src/sources/source.ts'
import { folder } from '../policy/support.ts'
import { NOW } from '../support/build-facts.ts'
import { checkout, git } from './git/repositories.ts'

const WIDGET: RepositoryRef = {
  kind: 'repository',
  forge: 'github',
  host: 'github.com',
  path: ['acme', 'widget'],
}
const OPTIONS = {
  asOf: NOW,
  now: () => NOW,
  wanted: new Set<FactName>(['commits', 'tags', 'issues']),
  needs: DEFAULT_POLICY.needs,
  evidence: { folder: folder(), takes: () => true },
}

/** A forge of which every repository has tags, and what it was asked to open. */
function clients(gone = false) {
  const opened: { path: readonly string[]; options: ReadOptions }[] = []
  const forge: Forge = {
    ...githubAddresses({}),
    provides: FACTS_OF_GITHUB,
    source: async ({ path }, options) => {
      opened.push({ path, options })
      if (gone) throw new SubjectNotFound('There is no such repository', 'Check it')
      return defineSource('github', { tags: async () => known(wholeListing([]), []) })
    },
  }
  const registry: Registry = {
    provides: ['package'],
    release: async ({ name }) =>
      known(
        {
          name,
          version: '1.0.0',
          picked: '',
          repository: {
            url: '',
            address: 'https://github.com/acme/widget',
            directory: null,
            field: 'repository',
          },
        },
        [],
      ),
    source: () => defineSource('npm', { package: async () => unknown('too-little-data', 'read') }),
    declared: async () => unknown('not-collected', 'not asked here'),
    texts: async () => unknown('not-collected', 'not asked here'),
    archive: async () => unknown('denied', ''),
    addressOf: () => new URL('https://npm.example'),
  }
  const all: Clients = { forges: [forge], cost: () => NO_COST, registry: () => registry, folder: folder() }
  return { all, opened }
}

async function idsFor(subject: Subject, all: Clients = clients().all) {
  return (await sourcesFor(subject, all, OPTIONS)).map(({ id }) => id)
}

test('a repository is read from the lab, its forge and your project', async () => {
  const { all, opened } = clients()
  const sources = await sourcesFor(WIDGET, all, OPTIONS)
  expect(sources.map(({ id }) => id)).toEqual(['lab', 'github', 'adopter'])
  expect(opened.map(({ path }) => path)).toEqual([['acme', 'widget']])
})

test('a repository that the user names and that is not there ends the run', async () => {
  await expect(idsFor(WIDGET, clients(true).all)).rejects.toBeInstanceOf(SubjectNotFound)
})

describe('a package', () => {
  const subject: Subject = { kind: 'package', type: 'npm', name: 'widget', range: '' }

  test('is read from its registry, and from the repository it names when that is asked', async () => {
    const { all, opened } = clients()
    const sources = await sourcesFor(subject, all, OPTIONS)
    expect(sources.map(({ id }) => id)).toEqual(['lab', 'adopter', 'npm', 'github'])
    expect(opened).toEqual([])
    expect(await sources.at(-1)?.read('tags')).toMatchObject({ known: true })
    expect(opened.map(({ path }) => path)).toEqual([['acme', 'widget']])
  })

  test('may name a repository that is gone: unknown, and no mistake of the user’s', async () => {
    const sources = await sourcesFor(subject, clients(true).all, OPTIONS)
    expect(await sources.at(-1)?.read('tags')).toMatchObject({ known: false, reason: 'not-collected' })
  })
})

describe('a clone', () => {
  let path = ''
  const remote = (address: string) => {
    git(path, ['remote', 'remove', 'origin'])
    git(path, ['remote', 'add', 'origin', address])
  }
  beforeAll(() => {
    path = checkout([{ author: 'ann', day: '2020-01-01' }])
    git(path, ['remote', 'add', 'origin', 'https://github.com/acme/widget.git'])
  })

  test('is read with git, and what git cannot tell from the forge of its remote', async () => {
    remote('https://github.com/acme/widget.git')
    const { all, opened } = clients()
    const sources = await sourcesFor({ kind: 'path', path }, all, OPTIONS)
    expect(sources.map(({ id }) => id)).toEqual(['lab', 'git', 'github'])
    expect(sources[1]?.provides).toEqual(FACTS_OF_GIT)
    await sources[2]?.read('tags')
    expect([...(opened[0]?.options.wanted ?? [])]).toEqual(['issues'])
  })

  test('that is shallow asks the forge for its history too', async () => {
    const shallow = folder()
    git(shallow, ['clone', '--quiet', '--depth', '1', `file://${path}`, 'shallow'])
    git(`${shallow}/shallow`, ['remote', 'set-url', 'origin', 'https://github.com/acme/widget'])
    const { all, opened } = clients()
    const sources = await sourcesFor({ kind: 'path', path: `${shallow}/shallow` }, all, OPTIONS)
    await sources[2]?.read('tags')
    expect([...(opened[0]?.options.wanted ?? [])]).toEqual(['commits', 'tags', 'issues'])
  })

  test.each(['https://gitlab.com/acme/widget', '/srv/clones/widget'])(
    'of %s is read with git alone',
    async (address) => {
      remote(address)
      expect(await idsFor({ kind: 'path', path })).toEqual(['lab', 'git'])
    },
  )
})

test('a forge that is not among the clients is a bug', async () => {
  await expect(idsFor({ ...WIDGET, forge: 'gitlab' })).rejects.toThrow('No forge reads gitlab')
})
