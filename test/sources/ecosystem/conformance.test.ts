import { describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../src/analysis/published-name.ts'
import { type EcosystemId, schemeOf } from '../../../src/analysis/versions/index.ts'
import type { RegistryAccess } from '../../../src/sources/ecosystem/ecosystem.ts'
import { ECOSYSTEMS } from '../../../src/sources/ecosystem/index.ts'
import { SubjectNotFound } from '../../../src/sources/source.ts'
import { folder } from '../../policy/support.ts'
import { composerFiles } from '../../support/composer-repository.ts'
import { crateRegistryFiles } from '../../support/crate-registry.ts'
import { gemServerFiles } from '../../support/gem-server.ts'
import { netOf } from '../../support/github-client.ts'
import { goProxyFiles } from '../../support/go-proxy.ts'
import { mavenFiles } from '../../support/maven-repository.ts'
import { type FakeRegistry, npmRegistry } from '../../support/npm-registry.ts'
import { nugetFeedFiles } from '../../support/nuget-feed.ts'
import { packageIndexFiles } from '../../support/package-index.ts'
import { staticRegistry } from '../../support/static-registry.ts'
import { ACME } from './npm/support.ts'

/**
 * A registry of the loopback that has the package `widget` in 1.0.0, under MIT with a LICENSE that says `The terms`, and in
 * 1.1.0, which names no licence.
 */
interface Double extends AsyncDisposable {
  /** Settings by which the ecosystem's own client finds it. */
  env: Readonly<Record<string, string>>
  /** Files of the home folder that say it, where no variable does. */
  home?: Readonly<Record<string, string>>
  /** Answers everything with this status from now on. */
  fail(status: number): void
}

interface Run {
  /** What `widget` is called there. */
  widget: string
  open(): Promise<Double>
  /** Its version 1.0.0, as they write it there. */
  version: string
  /** Which licences the registry itself says that it has: not every registry is told one. */
  declares: readonly string[]
  /** Ways to name that version. */
  addresses: readonly string[]
  /** A project that uses widget 1.0.0. */
  project: Readonly<Record<string, string>>
  /** The manifest by which a repository says that it is widget. */
  manifest: string
}

function doubleOf(registry: Pick<FakeRegistry, 'fail'> & AsyncDisposable): Omit<Double, 'env' | 'home'> {
  return {
    fail: (status) => registry.fail(/./, status),
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  }
}

/** Complete by type: an ecosystem without a run does not compile. */
const RUNS: { readonly [Id in EcosystemId]: Run } = {
  cargo: {
    widget: 'widget',
    version: '1.0.0',
    declares: ['MIT'],
    async open() {
      const registry = await staticRegistry((url) =>
        crateRegistryFiles(url, {
          widget: {
            '1.0.0': { package: { license: 'MIT' }, files: { LICENSE: 'The terms' } },
            '1.1.0': {},
          },
        }),
      )
      return {
        ...doubleOf(registry),
        env: {
          CARGO_REGISTRY_DEFAULT: 'acme',
          CARGO_REGISTRIES_ACME_INDEX: `sparse+${registry.url}/index/`,
        },
      }
    },
    addresses: [
      'cargo:widget@1.0.0',
      'pkg:cargo/widget@1.0.0',
      'https://crates.io/crates/widget/1.0.0',
      'https://docs.rs/widget/1.0.0/widget/',
    ],
    project: {
      'Cargo.toml': '[package]\nname = "shop"\nversion = "0.1.0"\n[dependencies]\nwidget = "1"\n',
      'Cargo.lock':
        'version = 4\n[[package]]\nname = "shop"\nversion = "0.1.0"\ndependencies = ["widget"]\n[[package]]\nname = "widget"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    },
    manifest: '[package]\nname = "widget"\n',
  },
  gem: {
    widget: 'widget',
    version: '1.0.0',
    declares: ['MIT'],
    async open() {
      const versions = { '1.0.0': { licenses: ['MIT'], files: { LICENSE: 'The terms' } }, '1.1.0': {} }
      const registry = await staticRegistry(gemServerFiles({ widget: { versions } }))
      return { ...doubleOf(registry), env: { BUNDLE_MIRROR__ALL: registry.url } }
    },
    addresses: [
      'gem:widget@1.0.0',
      'pkg:gem/widget@1.0.0',
      'https://rubygems.org/gems/widget/versions/1.0.0',
    ],
    project: {
      Gemfile: 'source "https://rubygems.org"\ngem "widget", "~> 1.0"\n',
      'Gemfile.lock':
        'GEM\n  remote: https://rubygems.org/\n  specs:\n    widget (1.0.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  widget (~> 1.0)\n',
    },
    manifest: "Gem::Specification.new do |spec|\n  spec.name = 'widget'\nend\n",
  },
  composer: {
    widget: 'acme/widget',
    async open() {
      const registry = await staticRegistry((url) =>
        composerFiles(url, {
          'acme/widget': {
            versions: {
              '1.0.0': { fields: { license: ['MIT'] }, files: { LICENSE: 'The terms' } },
              '1.1.0': { fields: { license: [] } },
            },
          },
        }),
      )
      const config = {
        repositories: { own: { type: 'composer', url: registry.url }, 'packagist.org': false },
      }
      return {
        ...doubleOf(registry),
        env: { COMPOSER_HOME: folder({ 'config.json': JSON.stringify(config) }) },
      }
    },
    version: '1.0.0',
    declares: ['MIT'],
    addresses: [
      'composer:acme/widget@1.0.0',
      'composer:Acme/Widget:1.0.0',
      'pkg:composer/acme/widget@1.0.0',
      'https://packagist.org/packages/acme/widget#1.0.0',
    ],
    project: {
      'composer.json': '{"require":{"acme/widget":"^1.0"}}',
      'composer.lock': '{"packages":[{"name":"acme/widget","version":"1.0.0"}]}',
    },
    manifest: '{"name":"acme/widget"}',
  },
  golang: {
    widget: 'example.com/widget',
    async open() {
      const versions = { 'v1.0.0': { files: { LICENSE: 'The terms' } }, 'v1.1.0': {} }
      const registry = await staticRegistry(goProxyFiles({ 'example.com/widget': { versions } }))
      return { ...doubleOf(registry), env: { GOPROXY: registry.url, GOENV: '/dev/null' } }
    },
    version: 'v1.0.0',
    declares: [],
    addresses: [
      'go:example.com/widget@v1.0.0',
      'pkg:golang/example.com/widget@v1.0.0',
      'https://pkg.go.dev/example.com/widget@v1.0.0',
    ],
    project: { 'go.mod': 'module example.com/shop\n\nrequire example.com/widget v1.0.0\n' },
    manifest: 'module example.com/widget\n',
  },
  maven: {
    widget: 'org.acme:widget',
    async open() {
      const registry = await staticRegistry(
        mavenFiles({
          'org.acme:widget': {
            versions: {
              '1.0.0': {
                pom: '<licenses><license><name>MIT</name></license></licenses>',
                files: { 'META-INF/LICENSE': 'The terms' },
              },
              '1.1.0': {},
            },
          },
        }),
      )
      const settings = `<settings><mirrors><mirror><id>m</id><url>${registry.url}</url><mirrorOf>*</mirrorOf></mirror></mirrors></settings>`
      return { ...doubleOf(registry), env: { MAVEN_HOME: folder({ 'conf/settings.xml': settings }) } }
    },
    version: '1.0.0',
    declares: ['MIT'],
    addresses: [
      'maven:org.acme:widget@1.0.0',
      'maven:org.acme:widget:1.0.0',
      'pkg:maven/org.acme/widget@1.0.0',
      'https://central.sonatype.com/artifact/org.acme/widget/1.0.0',
      'https://mvnrepository.com/artifact/org.acme/widget/1.0.0',
    ],
    project: {
      'pom.xml':
        '<project><dependencies><dependency><groupId>org.acme</groupId><artifactId>widget</artifactId><version>1.0.0</version></dependency></dependencies></project>',
    },
    manifest: '<project><groupId>org.acme</groupId><artifactId>widget</artifactId></project>',
  },
  npm: {
    widget: 'widget',
    version: '1.0.0',
    declares: ['MIT'],
    async open() {
      const registry = await npmRegistry({
        widget: {
          versions: {
            '1.0.0': { manifest: { license: 'MIT' }, files: { LICENSE: 'The terms' } },
            '1.1.0': {},
          },
        },
      })
      return {
        ...doubleOf(registry),
        env: { npm_config_registry: registry.url },
      }
    },
    addresses: ['npm:widget@1.0.0', 'pkg:npm/widget@1.0.0', 'https://www.npmjs.com/package/widget/v/1.0.0'],
    project: {
      'package.json': '{"dependencies":{"widget":"^1.0.0"}}',
      'package-lock.json': '{"packages":{"node_modules/widget":{"version":"1.0.0"}}}',
    },
    manifest: '{"name":"widget"}',
  },
  nuget: {
    widget: 'widget',
    version: '1.0.0',
    declares: ['MIT'],
    async open() {
      const versions = {
        '1.0.0': { nuspec: '<license type="expression">MIT</license>', files: { LICENSE: 'The terms' } },
        '1.1.0': {},
      }
      const registry = await staticRegistry((url) => nugetFeedFiles(url, { widget: { versions } }))
      const config = `<configuration><packageSources><add key="a" value="${registry.url}/v3/index.json"/></packageSources></configuration>`
      return { ...doubleOf(registry), env: {}, home: { '.nuget/NuGet/NuGet.Config': config } }
    },
    addresses: [
      'nuget:widget@1.0.0',
      'pkg:nuget/widget@1.0.0',
      'https://www.nuget.org/packages/widget/1.0.0',
    ],
    project: {
      'packages.lock.json':
        '{"version":1,"dependencies":{"net8.0":{"widget":{"type":"Direct","requested":"[1.0.0, )","resolved":"1.0.0","contentHash":"x"}}}}',
    },
    manifest: '<Project><PropertyGroup><PackageId>widget</PackageId></PropertyGroup></Project>',
  },
  pypi: {
    widget: 'widget',
    version: '1.0.0',
    declares: ['MIT'],
    async open() {
      const versions = {
        '1.0.0': { metadata: ['License-Expression: MIT'], wheel: { LICENSE: 'The terms' } },
        '1.1.0': {},
      }
      const registry = await staticRegistry(packageIndexFiles({ widget: { versions } }))
      return {
        ...doubleOf(registry),
        env: { PIP_INDEX_URL: `${registry.url}/simple/`, PIP_CONFIG_FILE: '/dev/null' },
      }
    },
    addresses: [
      'pypi:widget@1.0.0',
      'pkg:pypi/widget@1.0.0',
      'https://pypi.org/project/widget/1.0.0/',
      'pypi:Widget@1.0.0',
    ],
    project: {
      'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["widget>=1"]\n',
      'uv.lock':
        'version = 1\n[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "widget" }]\n[[package]]\nname = "widget"\nversion = "1.0.0"\nsource = { registry = "https://pypi.org/simple" }\n',
    },
    manifest: '[project]\nname = "Widget"\n',
  },
}

test('every registered ecosystem is run, and no other', () => {
  expect(Object.keys(RUNS).toSorted()).toEqual(ECOSYSTEMS.map(({ id }) => id).toSorted())
})

describe.each(ECOSYSTEMS.map((registered) => [registered.id, registered] as const))(
  '%s',
  (id, registered) => {
    const run = RUNS[id]
    const access = ({ env, home = {} }: Double): RegistryAccess => ({
      net: netOf(),
      folder: folder(),
      home: folder(home),
      standingOf: () => 'trusted',
      env,
      userAgent: 'oss-check/test',
      node: '24.0.0',
      now: () => new Date('2026-06-30T12:00:00Z'),
    })
    const open = async (double: Double) => (await registered.load()).openRegistry(access(double))
    const wanted = (name: string, range: string) => ({ name, range, reason: null })

    test('goes by one name, and its versions by a scheme of that name', async () => {
      const ecosystem = await registered.load()
      expect([ecosystem.id, ecosystem.versions.ecosystem]).toEqual([id, id])
      expect(schemeOf(id)).toBe(ecosystem.versions)
    })

    test.each(run.addresses)('reads the address %s', (address) => {
      expect(registered.parse(address)).toEqual({
        kind: 'package',
        type: id,
        name: run.widget,
        range: run.version,
      })
    })

    test.each(['acme/widget', 'https://github.com/acme/widget', 'pkg:other/widget@1.0.0', './widget'])(
      'leaves the address %s to others',
      (address) => {
        expect(registered.parse(address)).toBeNull()
      },
    )

    test('finds a release, and its archive', async () => {
      await using double = await run.open()
      const registry = await open(double)
      const release = await registry.release(wanted(run.widget, run.version))
      expect(release).toMatchObject({ known: true, value: { name: run.widget, version: run.version } })
      if (!release.known) return
      expect(await registry.archive(release.value)).toMatchObject({ known: true })
    })

    test('tells what a release declares, and the texts of its archive', async () => {
      await using double = await run.open()
      const registry = await open(double)
      const declared = await registry.declared({ name: run.widget, version: run.version })
      if (!declared.known) throw new Error(declared.detail)
      expect(declared.value.licenses.flatMap(({ texts }) => texts)).toEqual(run.declares)
      const texts = await registry.texts({ name: run.widget, version: run.version })
      if (!texts.known) throw new Error(texts.detail)
      expect(texts.value).toEqual({ files: [{ path: 'LICENSE', text: 'The terms' }], unread: [] })
      const silent = await registry.declared({
        name: run.widget,
        version: run.version.replace('1.0.0', '1.1.0'),
      })
      expect(silent).toMatchObject({ known: true, value: { licenses: [] } })
    })

    const none = run.widget.replace('widget', 'there-is-none')
    const later = run.version.replace('1.0.0', '9.9.9')

    test.each([
      [none, run.version],
      [run.widget, later],
    ])('rejects the declaration of %s@%s, which nobody published', async (name, version) => {
      await using double = await run.open()
      const registry = await open(double)
      await expect(registry.declared({ name, version })).rejects.toBeInstanceOf(SubjectNotFound)
      await expect(registry.texts({ name, version })).rejects.toBeInstanceOf(SubjectNotFound)
    })

    test.each([
      [none, ''],
      [run.widget, later],
    ])('rejects for %s@%s, which nobody published', async (name, range) => {
      await using double = await run.open()
      const registry = await open(double)
      await expect(registry.release(wanted(name, range))).rejects.toBeInstanceOf(SubjectNotFound)
    })

    test.each([401, 403, 429, 500])('makes the status %i unknown, and throws nothing', async (status) => {
      await using double = await run.open()
      const healthy = await (await open(double)).release(wanted(run.widget, run.version))
      double.fail(status)
      const registry = await open(double)
      expect(await registry.release(wanted(run.widget, ''))).toMatchObject({ known: false })
      if (!healthy.known) throw new Error(healthy.detail)
      expect(await registry.archive(healthy.value)).toMatchObject({ known: false })
      expect(await registry.declared(healthy.value)).toMatchObject({ known: false })
      expect(await registry.texts(healthy.value)).toMatchObject({ known: false })
      for (const repository of [null, ACME]) {
        const source = registry.source(healthy.value, repository)
        for (const fact of source.provides) expect(await source.read(fact)).toMatchObject({ known: false })
      }
    })

    test('gives what a repository tells where there is none, and beside one does not', async () => {
      await using double = await run.open()
      const registry = await open(double)
      const release = await registry.release(wanted(run.widget, run.version))
      if (!release.known) throw new Error(release.detail)
      const alone = registry.source(release.value, null)
      expect(alone.provides.toSorted()).toEqual(registry.provides.toSorted())
      expect(await alone.read('package')).toMatchObject({
        known: true,
        value: { ecosystem: id, name: run.widget },
      })
      expect(await alone.read('repository')).toMatchObject({ known: false, reason: 'not-collected' })
      expect(registry.source(release.value, ACME).provides).not.toContain('repository')
    })

    test('reads the version in use in a project, and no project in any other folder', async () => {
      const { project } = await registered.load()
      const widget = { name: run.widget, repository: null }
      expect((await project.read(folder(run.project), widget))?.inUse).toMatchObject({ range: run.version })
      expect(await project.read(folder(), widget)).toBeNull()
      expect(Object.keys(run.project)).toContain(project.manifest)
    })

    test('knows its package by the manifest of a repository', () => {
      expect(MANIFESTS[id].read(run.manifest)).toMatchObject({ name: run.widget, published: true })
      expect(MANIFESTS[id].read('')).toBeNull()
    })
  },
)
