import { describe, expect, test } from 'vitest'
import { isUnknown } from '../../../../src/model/unknown.ts'
import { maven } from '../../../../src/sources/ecosystem/maven/index.ts'
import { findPom } from '../../../../src/sources/ecosystem/maven/poms.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { netOf } from '../../../support/github-client.ts'
import { type FakeArtifact, mavenFiles } from '../../../support/maven-repository.ts'
import { type StaticRegistry, staticRegistry } from '../../../support/static-registry.ts'

const parent = (version = '1') =>
  `<parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>${version}</version></parent>`
const licensed = (...names: string[]) =>
  `<licenses>${names.map((name) => `<license><name>${name}</name></license>`).join('')}</licenses>`

const ARTIFACTS: Readonly<Record<string, FakeArtifact>> = {
  'org.acme:parent': {
    versions: {
      '1': {
        pom: `${licensed('MIT')}<scm><connection>scm:git:https://github.com/acme/mono.git</connection></scm><developers><developer><name>Ada</name></developer></developers>`,
      },
    },
  },
  'org.acme:widget': {
    release: '2.1.0-RC1',
    versions: {
      '20030101': {},
      '1.0': {},
      '1.9': { at: 'Wed, 01 Jan 2020 00:00:00 GMT', pom: parent() },
      '1.10': {},
      '2.0.0': {
        pom: `${parent()}<dependencies><dependency><groupId>org.gear</groupId><artifactId>gear</artifactId><version>3</version></dependency><dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4</version><scope>test</scope></dependency></dependencies>`,
        files: { 'META-INF/LICENSE.txt': 'The MIT License', 'META-INF/NOTICE': 'Of Acme', 'x.class': '' },
      },
      '2.1.0-RC1': {},
      '2.1.0-SNAPSHOT': {},
    },
  },
  'org.acme:early': { versions: { '0.1-alpha1': {}, '0.1-alpha2': {} } },
  'org.acme:dual': { versions: { '1': { pom: licensed('EPL-2.0', 'GPL-2.0-only') } } },
  'org.acme:orphan': { versions: { '1': { pom: parent('404') } } },
  'org.acme:known-orphan': { versions: { '1': { pom: parent('404') + licensed('MIT') } } },
  'org.acme:nowhere': { versions: { '1': {} } },
  'org.acme:bom': { versions: { '1': { pom: `<packaging>pom</packaging>${licensed('MIT')}`, jar: false } } },
  'org.acme:torn': { versions: { '1': { sha1: '0'.repeat(40) } } },
  'org.acme:unlisted': { release: null, versions: { '1': {} } },
  'old.acme:widget': {
    versions: {
      '1.0': { pom: licensed('GPL-2.0-only') },
      '2.0.0': {
        pom: '<distributionManagement><relocation><groupId>org.acme</groupId><message>We own a domain now</message></relocation></distributionManagement>',
        jar: false,
      },
    },
  },
}
const open = () => staticRegistry(mavenFiles(ARTIFACTS))

const mirrored = (url: string, more = '') =>
  `<settings><mirrors><mirror><id>house</id><url>${url}</url><mirrorOf>*</mirrorOf></mirror></mirrors>${more}</settings>`

function registryOf(settings: string, project: Readonly<Record<string, string>> = {}) {
  return maven.openRegistry({
    net: netOf(),
    folder: folder(project),
    home: folder({ '.m2/settings.xml': settings }),
    env: { SECRET: 's3cret-word' },
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date('2026-06-30T12:00:00Z'),
  })
}

async function releaseOf(repository: StaticRegistry, name: string, range = '') {
  const release = await registryOf(mirrored(repository.url)).release({ name, range, reason: null })
  if (!release.known) throw new Error(release.detail)
  return release.value
}

async function packageOf(repository: StaticRegistry, name: string, range = '') {
  const release = await releaseOf(repository, name, range)
  const fact = await registryOf(mirrored(repository.url)).source(release, null).read('package')
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}

describe('the version', () => {
  test.each<[string, string, string, string]>([
    ['org.acme:widget', '', '2.0.0', '2.1.0-RC1 comes before a release'],
    ['org.acme:widget', 'RELEASE', '2.0.0', ''],
    ['org.acme:widget', 'LATEST', '2.1.0-SNAPSHOT', ''],
    ['org.acme:widget', '[1.0,2.0)', '1.10', ''],
    ['org.acme:widget', '1.9', '1.9', ''],
    ['org.acme:widget', '20030101', '20030101', ''],
    ['org.acme:early', '', '0.1-alpha2', 'the last release'],
    ['org.acme:unlisted', '1', '1', ''],
  ])('of %s@%s is %s', async (name, range, version, why) => {
    await using repository = await open()
    const release = await releaseOf(repository, name, range)
    expect(release.version).toBe(version)
    expect(release.picked).toContain(why)
  })

  test.each<[string, string, string]>([
    ['org.acme:nothing', '', 'There is no Maven artifact'],
    ['org.acme:widget', '9', 'There is no version 9 of'],
    ['org.acme:widget', '[9,)', 'is in [9,)'],
    ['org.acme:unlisted', '', 'There is no Maven artifact'],
  ])('of %s@%s is none', async (name, range, message) => {
    await using repository = await open()
    const release = releaseOf(repository, name, range)
    await expect(release).rejects.toBeInstanceOf(SubjectNotFound)
    await expect(release).rejects.toThrow(message)
  })

  test('of what was moved is that of where it went, and that is said', async () => {
    await using repository = await open()
    expect(await releaseOf(repository, 'old.acme:widget')).toMatchObject({
      name: 'org.acme:widget',
      version: '2.0.0',
      picked: 'the last release; old.acme:widget was moved there: We own a domain now',
    })
    expect(await packageOf(repository, 'old.acme:widget', '1.0')).toMatchObject({
      name: 'old.acme:widget',
      deprecated: 'From 2.0.0 on it is org.acme:widget (We own a domain now)',
    })
  })
})

test('the package is what its POM, the parents of that and the jar say', async () => {
  await using repository = await open()
  const read = await packageOf(repository, 'org.acme:widget')
  expect(read).toMatchObject({
    ecosystem: 'maven',
    licenses: [{ field: 'licenses', texts: ['MIT'] }],
    deprecated: null,
    yanked: null,
    maintainers: ['Ada'],
    publishedAt: null,
    dependencies: { 'org.gear:gear': '3' },
    licenseFiles: [{ path: 'LICENSE.txt', text: 'The MIT License' }],
    unread: null,
    npm: null,
  })
  expect(read.versions.map(({ version }) => version)).toEqual([
    '1.0',
    '1.9',
    '1.10',
    '2.0.0',
    '2.1.0-RC1',
    '2.1.0-SNAPSHOT',
  ])
  expect(await packageOf(repository, 'org.acme:widget', '1.9')).toMatchObject({
    publishedAt: '2020-01-01T00:00:00.000Z',
  })
})

test.each([
  ['org.acme:dual', ['EPL-2.0', 'GPL-2.0-only'], 'open'],
  ['org.acme:known-orphan', ['MIT'], 'and'],
])('%s declares %j, and whether one may choose is %s', async (name, texts, join) => {
  await using repository = await open()
  expect((await packageOf(repository, name)).licenses).toMatchObject([{ texts, join }])
})

test('what a lost parent may say is unknown, and not none', async () => {
  await using repository = await open()
  const registry = registryOf(mirrored(repository.url))
  const release = await releaseOf(repository, 'org.acme:orphan')
  expect(isUnknown(release.repository)).toBe(true)
  expect(await registry.source(release, null).read('package')).toMatchObject({
    known: false,
    detail: expect.stringContaining('org.acme:parent:404'),
  })
  expect(await registry.declared(release)).toMatchObject({ known: false })
  expect((await releaseOf(repository, 'org.acme:nowhere')).repository).toBeNull()
})

test('a POM by itself has no archive to read, and a jar that is another than its checksum is not read', async () => {
  await using repository = await open()
  expect(await packageOf(repository, 'org.acme:bom')).toMatchObject({ licenseFiles: [], unread: null })
  expect(await packageOf(repository, 'org.acme:torn')).toMatchObject({
    unread: { reason: 'unexpected', detail: expect.stringContaining('checksum') },
  })
})

describe('the repository', () => {
  test.each<[string, string | null, string | null, string]>([
    ['<scm><url>https://github.com/acme/widget</url></scm>', 'https://github.com/acme/widget', null, 'scm'],
    [
      '<scm><url>https://github.com/acme/widget/tree/main/core</url></scm>',
      'https://github.com/acme/widget',
      'core',
      'scm',
    ],
    [
      '<scm><url>https://github.com/acme/widget/widget-core</url></scm>',
      'https://github.com/acme/widget',
      null,
      'scm',
    ],
    [
      '<scm><connection>scm:git:git@github.com:acme/widget.git</connection></scm>',
      'git@github.com:acme/widget.git',
      null,
      'scm',
    ],
    [
      '<scm><url>https://gitbox.apache.org/repos/asf?p=widget.git;a=summary</url></scm>',
      'https://github.com/apache/widget',
      null,
      'scm',
    ],
    [
      '<scm><url>https://$'.concat('{host}/x</url></scm><url>https://github.com/acme/widget/</url>'),
      'https://github.com/acme/widget',
      null,
      'url',
    ],
    [
      '<issueManagement><url>https://github.com/acme/widget/issues</url></issueManagement>',
      'https://github.com/acme/widget',
      null,
      'issueManagement',
    ],
    ['<url>https://acme.example/widget</url>', null, null, ''],
  ])('of a POM with %s is %s in %s', async (pom, address, directory, field) => {
    await using repository = await staticRegistry(
      mavenFiles({ 'org.acme:w': { versions: { '1': { pom } } } }),
    )
    const named = (await releaseOf(repository, 'org.acme:w')).repository
    if (address === null) expect(named).toBeNull()
    else expect(named).toMatchObject({ address, directory, field })
  })
})

describe('settings.xml', () => {
  const release = { name: 'org.acme:widget', range: '1.0', reason: null }
  const server = (id: string) =>
    `<servers><server><id>${id}</id><username>ada</username><password>\${env.SECRET}</password></server></servers>`
  const repositories = (...urls: string[]) =>
    `<repositories>${urls.map((url, index) => `<repository><id>r${index}</id><url>${url}</url></repository>`).join('')}</repositories>`
  const profile = (inside: string) =>
    `<profiles><profile><id>p</id>${inside}</profile></profiles><activeProfiles><activeProfile>p</activeProfile></activeProfiles>`
  const BASIC = `Basic ${Buffer.from('ada:s3cret-word').toString('base64')}`

  test('a password goes to the repository of its server, and no further', async () => {
    await using other = await staticRegistry({})
    await using own = await open()
    const settings = `<settings>${server('r1')}${profile(repositories(other.url, own.url))}</settings>`
    expect(await registryOf(settings).release(release)).toMatchObject({ known: true })
    expect(other.asked.length).toBeGreaterThan(0)
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true)
    expect(own.asked.every(({ authorization }) => authorization === BASIC)).toBe(true)
    own.fail(/./, 302, `${other.url}/elsewhere`)
    await registryOf(settings).release(release)
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true)
  })

  test('a mirror is asked in the place of what it mirrors, and with its own password', async () => {
    await using house = await open()
    expect(await registryOf(mirrored(house.url, server('house'))).release(release)).toMatchObject({
      known: true,
    })
    expect(house.asked.every(({ authorization }) => authorization === BASIC)).toBe(true)
  })

  test('the repositories of your own POM are asked too', async () => {
    await using own = await open()
    const project = { 'pom.xml': `<project>${repositories(own.url)}</project>` }
    const settings = `<settings><mirrors><mirror><id>none</id><url>${own.url}</url><mirrorOf>central</mirrorOf></mirror></mirrors></settings>`
    expect(await registryOf(settings, project).release(release)).toMatchObject({ known: true })
  })

  test.each([
    ['*', true],
    ['r0', true],
    ['external:*', false],
    ['*,!r0', false],
    ['central', false],
  ])('mirrorOf %s stands for a repository of this machine: %s', async (mirrorOf, expected) => {
    await using mirror = await open()
    await using own = await open()
    const settings = `<settings><mirrors><mirror><id>m</id><url>${mirror.url}</url><mirrorOf>${mirrorOf}</mirrorOf></mirror></mirrors>${profile(repositories(own.url))}</settings>`
    await registryOf(settings).release(release)
    expect(own.asked.length === 0).toBe(expected)
  })
})

test('POMs that a build refers to come from the same repositories; none where none is there or none told', async () => {
  await using repository = await open()
  const pom = findPom({
    net: netOf(),
    folder: folder(),
    home: folder({ '.m2/settings.xml': mirrored(repository.url) }),
    env: {},
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date(0),
  })
  const at = (artifact: string, version: string) => pom({ group: 'org.acme', artifact, version })
  expect(await at('parent', '1')).toMatchObject({ licenses: [{ name: 'MIT' }] })
  expect(await at('parent', '2')).toBeNull()
  repository.fail(/dual/, 403)
  expect(await at('dual', '1')).toBeNull()
})

test('a snapshot is read under the time at which it was built', async () => {
  const base = '/org/acme/widget/1.0-SNAPSHOT'
  const pom =
    '<project><groupId>org.acme</groupId><artifactId>widget</artifactId><version>1.0-SNAPSHOT</version></project>'
  await using repository = await staticRegistry({
    [`${base}/maven-metadata.xml`]:
      '<metadata><version>1.0-SNAPSHOT</version><versioning><snapshot><timestamp>20260102.030405</timestamp><buildNumber>7</buildNumber></snapshot></versioning></metadata>',
    [`${base}/widget-1.0-20260102.030405-7.pom`]: pom,
  })
  expect(await releaseOf(repository, 'org.acme:widget', '1.0-SNAPSHOT')).toMatchObject({
    version: '1.0-SNAPSHOT',
  })
})
