import { expect, test } from 'vitest'
import { composerLock } from '../../../src/inventory/formats/composer/composer-lock.ts'
import { mixLock } from '../../../src/inventory/formats/hex/mix-lock.ts'
import { gradleLockfile } from '../../../src/inventory/formats/maven/gradle-lockfile.ts'
import { versionCatalog } from '../../../src/inventory/formats/maven/version-catalog.ts'
import { depsJson } from '../../../src/inventory/formats/nuget/deps-json.ts'
import { packagesLock } from '../../../src/inventory/formats/nuget/packages-lock.ts'
import { projectAssets } from '../../../src/inventory/formats/nuget/project-assets.ts'
import { pubspecLock } from '../../../src/inventory/formats/pub/pubspec-lock.ts'
import { packageResolved } from '../../../src/inventory/formats/swift/package-resolved.ts'
import type { InventoryReader } from '../../../src/inventory/reader.ts'
import { lineFor, lockedOf, readAs } from '../../support/inventory.ts'

const COMPOSER = {
  packages: [
    {
      name: 'Acme/Web',
      version: 'v1.0.0',
      license: ['MIT', 'GPL-2.0-only'],
      dist: { type: 'zip', url: 'https://h/web.zip', shasum: 'aa' },
      require: { php: '>=8', 'acme/log-implementation': '*' },
    },
    { name: 'acme/log', version: '2.0.0', provide: { 'acme/log-implementation': '1.0' }, license: ['MIT'] },
    { name: 'acme/here', version: 'dev-main', dist: { type: 'path', url: '../here' } },
    { name: 'acme/git', version: 'dev-main', source: { type: 'git', url: 'https://h/g', reference: 'abc' } },
  ],
  'packages-dev': [
    { name: 'acme/test', version: '3.0.0', license: ['BSD-3-Clause'], require: { 'acme/log': '*' } },
  ],
}

const NUGET_LOCK = {
  version: 1,
  dependencies: {
    'net8.0': {
      Web: {
        type: 'Direct',
        requested: '[1.0, )',
        resolved: '1.0.0',
        contentHash: 'aa',
        dependencies: { json: '1' },
      },
      Json: { type: 'Transitive', resolved: '13.0.1' },
      lib: { type: 'Project', dependencies: { Deep: '[2, )' } },
      Deep: { type: 'CentralTransitive', resolved: '2.0.0' },
    },
    'net6.0/linux-x64': { Json: { type: 'Direct', resolved: '12.0.0' } },
  },
}

const ASSETS = {
  version: 3,
  targets: {
    'net8.0': {
      'Web/1.0.0': { type: 'package', dependencies: { Json: '13.0.1' } },
      'Json/13.0.1': { type: 'package' },
      'Analyzer/1.0.0': { type: 'package' },
      'lib/1.0.0': { type: 'project', dependencies: { Deep: '2.0.0' } },
      'Deep/2.0.0': { type: 'package' },
    },
  },
  libraries: {
    'Web/1.0.0': { type: 'package', sha512: 'aa' },
    'Json/13.0.1': { type: 'package' },
    'Analyzer/1.0.0': { type: 'package' },
    'lib/1.0.0': { type: 'project', path: '../lib' },
    'Deep/2.0.0': { type: 'package' },
  },
  project: {
    version: '1.0.0',
    restore: { projectName: 'shop' },
    frameworks: {
      'net8.0': { dependencies: { Web: { target: 'Package' }, Analyzer: { suppressParent: 'All' } } },
    },
  },
}

const DEPS = {
  runtimeTarget: { name: '.NETCoreApp,Version=v8.0' },
  targets: {
    '.NETCoreApp,Version=v8.0': {
      'shop/1.0.0': { dependencies: { Web: '1.0.0', 'Old.Reference': '1.0.0.0' } },
      'Web/1.0.0': { dependencies: { Json: '13.0.1' } },
    },
  },
  libraries: {
    'shop/1.0.0': { type: 'project', sha512: '' },
    'Web/1.0.0': { type: 'package', sha512: 'sha512-aa' },
    'Json/13.0.1': { type: 'package' },
    'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1': { type: 'runtimepack' },
    'Old.Reference/1.0.0.0': { type: 'reference' },
  },
}

type Row = [
  what: string,
  reader: InventoryReader,
  text: string,
  components: string[],
  beside?: Record<string, string>,
]

const ROWS: Row[] = [
  [
    'composer.lock',
    composerLock,
    JSON.stringify(COMPOSER, null, 1),
    [
      'acme/web@v1.0.0 runtime direct registry acme/web MIT OR GPL-2.0-only',
      'acme/log@2.0.0 runtime transitive registry acme/web>acme/log MIT',
      'acme/git@dev-main runtime transitive git acme/git null',
      'acme/test@3.0.0 dev direct registry acme/test BSD-3-Clause',
    ],
    { 'composer.json': '{"require": {"php": ">=8", "ACME/web": "^1"}, "require-dev": {"acme/test": "*"}}' },
  ],
  [
    'packages.lock.json: each framework by itself',
    packagesLock,
    JSON.stringify(NUGET_LOCK, null, 1),
    [
      'Web@1.0.0 unknown direct registry Web null',
      'Json@13.0.1 unknown transitive registry Web>Json null',
      'Deep@2.0.0 unknown direct registry lib>Deep null',
      'Json@12.0.0 unknown direct registry Json null',
    ],
  ],
  [
    'project.assets.json: private assets are for building',
    projectAssets,
    JSON.stringify(ASSETS, null, 1),
    [
      'Web@1.0.0 runtime direct registry Web null',
      'Json@13.0.1 runtime transitive registry Web>Json null',
      'Analyzer@1.0.0 dev direct registry Analyzer null',
      'Deep@2.0.0 runtime direct registry lib>Deep null',
    ],
  ],
  [
    'deps.json: packages of the runtime, and no assemblies',
    depsJson,
    JSON.stringify(DEPS, null, 1),
    [
      'Web@1.0.0 runtime direct registry Web null',
      'Json@13.0.1 runtime transitive registry Web>Json null',
      'Microsoft.NETCore.App.Runtime.linux-x64@8.0.1 runtime transitive registry Microsoft.NETCore.App.Runtime.linux-x64 null',
    ],
  ],
  [
    'gradle.lockfile: by what configurations are called',
    gradleLockfile,
    `# This is a Gradle generated file for dependency locking.
g:main:1.0=compileClasspath,testCompileClasspath
g:android:1.0=releaseRuntimeClasspath
g:test:1.0=testRuntimeClasspath
g:variant:1.0=debugUnitTestRuntimeClasspath,debugAndroidTestCompileClasspath
g:processor:1.0=annotationProcessor,checkstyle
g:other:1.0=somethingElse
empty=archives`,
    [
      'g:main@1.0 runtime unknown registry g:main null',
      'g:android@1.0 runtime unknown registry g:android null',
      'g:test@1.0 dev unknown registry g:test null',
      'g:variant@1.0 dev unknown registry g:variant null',
      'g:processor@1.0 dev unknown registry g:processor null',
      'g:other@1.0 unknown unknown registry g:other null',
    ],
  ],
  [
    'libs.versions.toml: names of versions, rich ones, plugins',
    versionCatalog,
    `[versions]
a = "1.0"
rich = { strictly = "[1.7, 1.8[", prefer = "1.7.25" }
[libraries]
a = { module = "g:a", version.ref = "a" }
b = "g:b:2.0"
c = { group = "g", name = "c", version = { require = "3.0" } }
d = { module = "g:d", version.ref = "rich" }
e = { module = "g:e" }
[bundles]
all = ["a", "b"]
[plugins]
a = { id = "p.a", version.ref = "a" }`,
    [
      'g:a@1.0 unknown direct registry g:a null',
      'g:b@2.0 unknown direct registry g:b null',
      'g:c@3.0 unknown direct registry g:c null',
      'g:d@([1.7, 1.8[) unknown direct registry g:d null',
      'g:e@() unknown direct registry g:e null',
      'p.a:p.a.gradle.plugin@1.0 dev direct registry p.a:p.a.gradle.plugin null',
    ],
  ],
  [
    'mix.lock: packages and commits',
    mixLock,
    `%{
  "a": {:hex, :a_package, "1.0.0", "aa", [:mix], [{:b, "~> 1.0", [hex: :b, repo: "hexpm", optional: false]}, {:c, ">= 0", [optional: true]}], "hexpm", "bb"},
  "b": {:hex, :b, "1.1.0-rc.1", "cc", [:mix, :rebar3], [], "hexpm:acme", "dd"},
  "c" => {:git, "https://h/c.git", "abc", [branch: "main"]},
}`,
    [
      'a_package@1.0.0 unknown unknown registry a_package null',
      'acme/b@1.1.0-rc.1 unknown unknown registry acme/b null',
      'c@() unknown unknown git c null',
    ],
  ],
  [
    'pubspec.lock',
    pubspecLock,
    `packages:
  a:
    dependency: "direct main"
    description: {name: a_package, sha256: aa, url: "https://pub.dev"}
    source: hosted
    version: "1.10"
  b:
    dependency: "direct dev"
    description:
      path: "."
      resolved-ref: abc
      url: "https://h/b.git"
    source: git
    version: "2.0.0+1"
  c:
    dependency: transitive
    source: hosted
    version: "3.0.0"
  here:
    dependency: "direct main"
    description: {path: "../here", relative: true}
    source: path
    version: "0.0.1"
  flutter:
    dependency: "direct main"
    description: flutter
    source: sdk
    version: "0.0.0"
sdks:
  dart: ">=3.0.0"
`,
    [
      'a_package@1.10 runtime direct registry a_package null',
      'b@2.0.0+1 dev direct git b null',
      'c@3.0.0 unknown transitive registry c null',
    ],
  ],
  [
    'Package.resolved 1',
    packageResolved,
    '{"object": {"pins": [{"package": "NIO", "repositoryURL": "git@github.com:apple/swift-nio.git", "state": {"version": "2.0.0", "revision": "abc"}}]}, "version": 1}',
    ['github.com/apple/swift-nio@2.0.0 unknown unknown git github.com/apple/swift-nio null'],
  ],
  [
    'Package.resolved 3',
    packageResolved,
    '{"pins": [{"identity": "swift-nio", "kind": "remoteSourceControl", "location": "https://github.com/apple/swift-nio.git", "state": {"branch": "main", "revision": "abc"}}, {"identity": "x.y", "kind": "registry", "location": "", "state": {"version": "1.0.0"}}, {"identity": "here", "kind": "localSourceControl", "location": "/x/here", "state": {}}], "version": 3}',
    [
      'github.com/apple/swift-nio@() unknown unknown git github.com/apple/swift-nio null',
      'x.y@1.0.0 unknown unknown registry x.y null',
    ],
  ],
]

test.each(ROWS)('%s', async (_, reader, text, components, beside = {}) => {
  const inventory = await readAs(reader, 'x', { x: text, ...beside })
  expect(inventory.components.map((one) => `${lineFor(one)} ${one.license}`)).toEqual(components)
  expect(inventory.components.every(({ declaredAt }) => declaredAt.line !== null)).toBe(true)
})

test.each<[InventoryReader, string, string]>([
  [composerLock, '{}', 'It has no "packages"'],
  [composerLock, '{"packages": {}}', 'Its "packages" is no list'],
  [composerLock, '{"packages": [{"name": "a/b"}]}', 'It has an entry without a "version"'],
  [packagesLock, '{"version": 3, "dependencies": {}}', 'Its version is 3, which is not known'],
  [packagesLock, '{"version": 1}', 'It has no "dependencies"'],
  [packagesLock, '{"version": 1, "dependencies": {"net8.0": {"A": 1}}}', 'Its entry of A is no object'],
  [projectAssets, '{"version": 3}', 'It has no "libraries"'],
  [depsJson, '{}', 'It has no "libraries"'],
  [gradleLockfile, '', 'It is empty'],
  [mixLock, '', 'It is empty'],
  [mixLock, '%{\n "a": {:hex, :a, "1.0.0",', 'It is cut short: a bracket does not close'],
  [pubspecLock, '', 'It is empty'],
  [pubspecLock, 'sdks: {}', 'It has no "packages"'],
  [pubspecLock, 'packages:\n  a: 1\n', 'Its entry of a is no mapping'],
  [mixLock, '"text"', 'It is no map'],
  [mixLock, '%{"a": <<1>>}', 'It is no term of Elixir'],
  [packageResolved, '{"version": 4, "pins": []}', 'Its version is 4, which is not known'],
  [packageResolved, '{"version": 2}', 'It has no "pins"'],
])('$0.id: $2', async (reader, text, message) => {
  await expect(readAs(reader, 'x', { x: text })).rejects.toThrow(message)
})

test.each<[InventoryReader, string, string[], [number | null, string][]]>([
  [
    gradleLockfile,
    'g:a=x\ng:b:1=runtimeClasspath',
    ['g:b'],
    [[1, 'It has a line that is no group:artifact:version']],
  ],
  [
    mixLock,
    '%{"a": {:svn, "x"},\n"b": {:hex, :b, "1.0.0"}}',
    ['b'],
    [[1, 'Its entry of a is of no kind that is known']],
  ],
])('$0.id: what is not understood is told, the rest is read', async (reader, text, names, unread) => {
  const locked = await lockedOf(reader, 'x', { x: text })
  expect(locked.nodes.map(({ name }) => name)).toEqual(names)
  expect(locked.unread?.map(({ line, message }) => [line, message])).toEqual(unread)
})
