import { describe, expect, test } from 'vitest'
import type { Package } from '../../../../src/model/facts/package.ts'
import { createAnswerCache } from '../../../../src/net/cache/answers.ts'
import { openDiskCache } from '../../../../src/net/cache/disk.ts'
import type { Net } from '../../../../src/net/client.ts'
import type { Registry, WantedRelease } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { pypi } from '../../../../src/sources/ecosystem/pypi/index.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { netOf } from '../../../support/github-client.ts'
import { type FakeProject, packageIndexFiles } from '../../../support/package-index.ts'
import { type StaticRegistry, staticRegistry } from '../../../support/static-registry.ts'
import { told } from '../support.ts'

const PROJECTS: Readonly<Record<string, FakeProject>> = {
  widget: {
    versions: {
      '1.0': { at: '2020-01-01T00:00:00Z', metadata: ['License: UNKNOWN'] },
      '1.1': { yanked: 'It leaks' },
      '1.2': {
        metadata: [
          'License-Expression: MIT OR Apache-2.0',
          'License-File: LICENSE',
          'Classifier: License :: OSI Approved :: BSD License',
          'Project-URL: Docs, https://widget.example',
          'Project-URL: Source Code, https://github.com/acme/mono/tree/main/python/widget',
          'Requires-Dist: gear<4,>=2.5; python_version < "3.12"',
          'Requires-Dist: cog[fast] (>=1)',
          'Requires-Dist: sock; extra == "net"',
        ],
        wheel: { 'widget/__init__.py': '', 'widget-1.2.dist-info/licenses/LICENSE': 'MIT License …' },
        requiresPython: '>=3.9',
        more: { provenance: 'https://index.example/provenance' },
      },
      '2.0rc1': { requiresPython: '>=3.9' },
      '1.3': { yanked: true, requiresPython: '>=3.9' },
    },
  },
  modern: { versions: { '1.0': { requiresPython: '>=3.8' }, '2.0': { requiresPython: '>=3.13' } } },
  early: { versions: { '0.1a1': {}, '0.1b1': {} } },
  withdrawn: { versions: { '1.0': { yanked: 'Wrong files' }, '1.1': { yanked: true } } },
  archived: {
    status: { status: 'archived', reason: 'See gadget' },
    versions: { '1.0': {} },
  },
  inactive: { versions: { '1.0': { metadata: ['Classifier: Development Status :: 7 - Inactive'] } } },
  silent: { apiVersion: '1.1', versions: { '1.0': {} } },
  old: {
    html: true,
    versions: {
      '1.0': {
        apart: false,
        metadata: ['License: BSD', 'Home-page: https://github.com/acme/old'],
        requiresPython: '>=3,<4',
      },
      '1.1': { yanked: 'Wrong & bad' },
    },
  },
  sourced: { versions: { '1.0': { source: { LICENSE: 'The terms' }, wheel: {} } } },
  packed: {
    versions: {
      '1.0': {
        wheel: null,
        source: { COPYING: 'GPL', 'setup.py': '' },
        metadata: ['License: Copyright (c) me', '        ', '        Do as you like.'],
      },
    },
  },
  noted: { versions: { '1.0': { metadata: ['Project-URL: Homepage, https://noted.example'] } } },
}

async function opened(
  settings: (registry: StaticRegistry) => Record<string, string> = () => ({}),
  net: Net = netOf(),
) {
  const double = await staticRegistry(packageIndexFiles(PROJECTS))
  const env = { PIP_INDEX_URL: `${double.url}/simple`, PIP_CONFIG_FILE: '/dev/null', ...settings(double) }
  const access = {
    net,
    folder: folder(),
    home: folder(),
    env,
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date('2026-06-30T12:00:00Z'),
  }
  return {
    double,
    access,
    registry: pypi.openRegistry(access),
    [Symbol.asyncDispose]: () => double[Symbol.asyncDispose](),
  }
}

async function packageOf(registry: Registry, wanted: Partial<WantedRelease>): Promise<Package> {
  const release = told(await registry.release({ name: 'widget', range: '', reason: null, ...wanted }))
  return told(await registry.source(release, null).read('package'))
}

describe('the version', () => {
  test.each<[string, string, Partial<WantedRelease>, string, string]>([
    [
      'the highest that is neither yanked nor a prerelease',
      'widget',
      {},
      '1.2',
      'pip installs it where no version is named',
    ],
    ['of a range', 'widget', { range: '<1.2' }, '1.0', ''],
    ['a prerelease where one is named', 'widget', { range: '>=2.0rc1' }, '2.0rc1', ''],
    ['a prerelease where there is nothing else', 'early', {}, '0.1b1', 'pip installs'],
    ['a yanked one that is pinned', 'widget', { range: '==1.1' }, '1.1', ''],
    ['a yanked one that is pinned, without an operator', 'widget', { range: '1.1' }, '1.1', ''],
    ['the last of what is all yanked', 'withdrawn', {}, '1.1', 'every version that fits is yanked'],
    ['written with fewer zeros', 'widget', { range: '1' }, '1.0', ''],
    [
      'that runs on your Python',
      'modern',
      { runtime: { python: '>=3.10' } },
      '1.0',
      'the highest, 2.0, does not run on Python 3.10.0',
    ],
    ['the newest where nobody says on which Python', 'modern', {}, '2.0', 'pip installs'],
  ])('%s', async (_name, name, wanted, version, picked) => {
    await using index = await opened()
    const release = told(await index.registry.release({ name, range: '', reason: null, ...wanted }))
    expect(release).toMatchObject({ name, version, picked: expect.stringContaining(picked) })
  })

  test.each([
    ['widget', '>3'],
    ['widget', '==1.9'],
    ['widget', 'latest'],
    ['nobody', ''],
  ])('%s %s is not there', async (name, range) => {
    await using index = await opened()
    await expect(index.registry.release({ name, range, reason: null })).rejects.toBeInstanceOf(
      SubjectNotFound,
    )
  })
})

describe('the package', () => {
  test('is what the index and its metadata say about that version', async () => {
    await using index = await opened()
    const read = await packageOf(index.registry, {})
    expect(read).toMatchObject({
      ecosystem: 'pypi',
      version: '1.2',
      licenses: [
        { field: 'License-Expression', texts: ['MIT OR Apache-2.0'] },
        { field: 'classifiers', texts: ['BSD License'] },
      ],
      deprecated: null,
      yanked: null,
      provenance: true,
      publishedAt: '2026-01-01T00:00:00.000Z',
      repository: {
        url: 'https://github.com/acme/mono/tree/main/python/widget',
        directory: 'python/widget',
        field: 'repository',
      },
      runtimes: { python: '>=3.9' },
      dependencies: { gear: '<4,>=2.5', cog: '>=1' },
      licenseFiles: [{ path: 'LICENSE', text: 'MIT License …' }],
      unread: null,
      npm: null,
    })
    expect(read.versions.filter(({ yanked }) => yanked).map(({ version }) => version)).toEqual(['1.1', '1.3'])
  })

  test.each<[string, Partial<WantedRelease>, Partial<Package>]>([
    ['yanked with its reason', { range: '1.1' }, { yanked: { as: 'yanked', reason: 'It leaks' } }],
    ['yanked without one', { range: '1.3' }, { yanked: { as: 'yanked', reason: null } }],
    ['without a licence', { range: '1.0' }, { licenses: [] }],
    ['archived by its owners', { name: 'archived' }, { deprecated: 'archived: See gadget' }],
    ['inactive by its own word', { name: 'inactive' }, { deprecated: 'Development Status :: 7 - Inactive' }],
    [
      'of an index that tells no status',
      { name: 'silent' },
      { deprecated: expect.objectContaining({ known: false }) },
    ],
    ['without a repository', { name: 'noted' }, { repository: null }],
    [
      'of an index of HTML',
      { name: 'old' },
      {
        version: '1.0',
        runtimes: { python: '>=3,<4' },
        licenses: [expect.objectContaining({ texts: ['BSD'] })],
        publishedAt: null,
        repository: { url: 'https://github.com/acme/old', directory: null, field: 'homepage', at: null },
      },
    ],
    ['yanked in HTML', { name: 'old', range: '1.1' }, { yanked: { as: 'yanked', reason: 'Wrong & bad' } }],
    [
      'whose wheel left the text out',
      { name: 'sourced' },
      { licenseFiles: [{ path: 'LICENSE', text: 'The terms' }] },
    ],
    [
      'with its terms in a field, and a source alone',
      { name: 'packed' },
      {
        licenses: [expect.objectContaining({ embedded: 'Copyright (c) me\n\nDo as you like.' })],
        licenseFiles: [{ path: 'COPYING', text: 'GPL' }],
      },
    ],
  ])('%s', async (_name, wanted, expected) => {
    await using index = await opened()
    expect(await packageOf(index.registry, wanted)).toMatchObject(expected)
  })

  test('an archive with another checksum tells nothing, and the rest stays', async () => {
    await using index = await opened()
    const release = told(await index.registry.release({ name: 'widget', range: '1.2', reason: null }))
    index.double.fail(/\.whl$/, 500)
    const read = told(await index.registry.source(release, null).read('package'))
    expect(read).toMatchObject({ licenses: [{}, {}], licenseFiles: [], unread: { reason: 'unreachable' } })
  })

  test('metadata that did not come makes the repository unknown, and not none', async () => {
    await using index = await opened()
    index.double.fail(/\.metadata$/, 500)
    const release = told(await index.registry.release({ name: 'widget', range: '1.2', reason: null }))
    expect(release.repository).toMatchObject({ known: false, reason: 'unreachable' })
  })
})

test('what several indexes have is had together, and a password goes to its own index alone', async () => {
  await using private_ = await staticRegistry(packageIndexFiles({ widget: { versions: { '9.0': {} } } }))
  const secret = new URL(`${private_.url}/simple/`)
  secret.username = 'me'
  secret.password = 'hunter2!'
  await using index = await opened(() => ({ PIP_EXTRA_INDEX_URL: secret.href }))
  const release = told(await index.registry.release({ name: 'widget', range: '', reason: null }))
  expect(release.version).toBe('9.0')
  expect(new Set(private_.asked.map(({ authorization }) => authorization))).toEqual(
    new Set([`Basic ${Buffer.from('me:hunter2!').toString('base64')}`]),
  )
  expect(index.double.asked.map(({ authorization }) => authorization)).toEqual([undefined])
  expect(index.registry.addressOf('widget').href).not.toContain('hunter2')
})

test('of one release only its own files are kept, of each index that has them, and no page is held', async () => {
  const disk = openDiskCache(folder())
  const cached = () => netOf({ cache: createAnswerCache({ disk, refresh: false, now: Date.now }) })
  await using other = await staticRegistry(packageIndexFiles({ gadget: { versions: { '1.0': {} } } }))
  await using index = await opened(() => ({ PIP_EXTRA_INDEX_URL: `${other.url}/simple` }), cached())
  const first = told(await index.registry.declared({ name: 'widget', version: '1.1' }))
  await disk.settle()
  const asked = index.double.asked.length + other.asked.length
  const again = pypi.openRegistry({ ...index.access, net: cached() })
  expect(told(await again.declared({ name: 'widget', version: '1.1' }))).toEqual(first)
  expect(index.double.asked.length + other.asked.length).toBe(asked)
  await expect(again.declared({ name: 'widget', version: '7.7' })).rejects.toThrow('There is no version 7.7')
  await expect(again.declared({ name: 'nobody', version: '1.0' })).rejects.toThrow('There is no PyPI package')
})
