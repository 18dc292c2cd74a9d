import { expect, test, vi } from 'vitest'
import { run } from '../../../src/cli/commands/scan.ts'
import { folder } from '../../policy/support.ts'
import { crateRegistryFiles } from '../../support/crate-registry.ts'
import { gemServerFiles } from '../../support/gem-server.ts'
import { goProxyFiles } from '../../support/go-proxy.ts'
import { testIo } from '../../support/io.ts'
import { mavenFiles } from '../../support/maven-repository.ts'
import { npmRegistry } from '../../support/npm-registry.ts'
import { nugetFeedFiles } from '../../support/nuget-feed.ts'
import { packageIndexFiles } from '../../support/package-index.ts'
import { staticRegistry } from '../../support/static-registry.ts'

// Whoever runs the tests may have settings of Maven, NuGet or Bundler at home that send every request elsewhere.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  homedir: () => '/nonexistent',
}))

/** A project whose only problem is `deep`, under GPL-3.0-only, which `web` needs; all of it is read in a registry double. */
interface Deep {
  /** A registry, which lives as long as the test. */
  registry(): Promise<{ url: string } & AsyncDisposable>
  /** Files of the project, by the address of the registry. */
  files(url: string): Readonly<Record<string, string>>
  env?(url: string): Readonly<Record<string, string>>
  /** What the report has to point at: the file, and what stands in its line. */
  at: { file: string; line: string }
  purl: string
  way: string
}

const GPL = 'GPL-3.0-only'
const NUSPEC = (license: string) => `<license type="expression">${license}</license>`
const POM = (license: string, more = '') =>
  `<licenses><license><name>${license}</name></license></licenses>${more}`
const NEEDS = (name: string) =>
  `<dependencies>\n<dependency>\n<groupId>com.acme</groupId><artifactId>${name}</artifactId><version>1.0.0</version>\n</dependency>\n</dependencies>`
const CRATE = 'source = "registry+https://github.com/rust-lang/crates.io-index"'

const PROJECTS: Readonly<Record<string, Deep>> = {
  npm: {
    registry: () =>
      npmRegistry({
        web: { versions: { '1.0.0': { manifest: { license: 'MIT' } } } },
        deep: { versions: { '1.0.0': { manifest: { license: GPL } } } },
      }),
    files: () => ({
      'package-lock.json': JSON.stringify(
        {
          lockfileVersion: 3,
          packages: {
            '': { name: 'app', dependencies: { web: '1' } },
            'node_modules/web': { version: '1.0.0', dependencies: { deep: '1' } },
            'node_modules/deep': { version: '1.0.0' },
          },
        },
        null,
        2,
      ),
    }),
    env: (url) => ({ npm_config_registry: url }),
    at: { file: 'package-lock.json', line: '    "node_modules/deep": {' },
    purl: 'pkg:npm/deep@1.0.0',
    way: 'you → web → deep',
  },
  PyPI: {
    registry: () =>
      staticRegistry(
        packageIndexFiles({
          web: { versions: { '1.0.0': { metadata: ['License-Expression: MIT'] } } },
          deep: { versions: { '1.0.0': { metadata: [`License-Expression: ${GPL}`] } } },
        }),
      ),
    files: () => ({
      'uv.lock': `version = 1

[[package]]
name = "app"
version = "1.0.0"
source = { virtual = "." }
dependencies = [{ name = "web" }]

[[package]]
name = "web"
version = "1.0.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "deep" }]

[[package]]
name = "deep"
version = "1.0.0"
source = { registry = "https://pypi.org/simple" }
`,
    }),
    env: (url) => ({ PIP_INDEX_URL: `${url}/simple`, PIP_CONFIG_FILE: '/dev/null' }),
    at: { file: 'uv.lock', line: 'name = "deep"' },
    purl: 'pkg:pypi/deep@1.0.0',
    way: 'you → web → deep',
  },
  Cargo: {
    registry: () =>
      staticRegistry((url) =>
        crateRegistryFiles(url, {
          web: { '1.0.0': { package: { license: 'MIT' } } },
          deep: { '1.0.0': { package: { license: GPL } } },
        }),
      ),
    files: () => ({
      'Cargo.toml': '[package]\nname = "app"\nversion = "1.0.0"\n[dependencies]\nweb = "1"\n',
      'Cargo.lock': `version = 4

[[package]]
name = "app"
version = "1.0.0"
dependencies = ["web"]

[[package]]
name = "deep"
version = "1.0.0"
${CRATE}

[[package]]
name = "web"
version = "1.0.0"
${CRATE}
dependencies = ["deep"]
`,
    }),
    env: (url) => ({
      CARGO_HOME: '/nonexistent',
      CARGO_REGISTRY_DEFAULT: 'acme',
      CARGO_REGISTRIES_ACME_INDEX: `sparse+${url}/index/`,
    }),
    at: { file: 'Cargo.lock', line: 'name = "deep"' },
    purl: 'pkg:cargo/deep@1.0.0',
    way: 'you → web → deep',
  },
  // A go.mod names all modules that are built, and not which needs which.
  Go: {
    registry: () =>
      staticRegistry(
        goProxyFiles({
          'example.com/web': {
            versions: { 'v1.0.0': { files: { LICENSE: 'SPDX-License-Identifier: MIT\n' } } },
          },
          'example.com/deep': {
            versions: { 'v1.0.0': { files: { LICENSE: `SPDX-License-Identifier: ${GPL}\n` } } },
          },
        }),
      ),
    files: () => ({
      'go.mod':
        'module example.com/app\n\ngo 1.24\n\nrequire (\n\texample.com/web v1.0.0\n\texample.com/deep v1.0.0 // indirect\n)\n',
    }),
    env: (url) => ({ GOPROXY: url, GOENV: 'off' }),
    at: { file: 'go.mod', line: '\texample.com/deep v1.0.0 // indirect' },
    purl: 'pkg:golang/example.com/deep@v1.0.0',
    way: 'you → example.com/deep',
  },
  // What a POM brings along has its place where the project asks for it.
  Maven: {
    registry: () =>
      staticRegistry(
        mavenFiles({
          'com.acme:web': { versions: { '1.0.0': { pom: POM('MIT', NEEDS('deep')) } } },
          'com.acme:deep': { versions: { '1.0.0': { pom: POM(GPL) } } },
        }),
      ),
    files: (url) => ({
      'pom.xml': `<project>
<groupId>com.acme</groupId><artifactId>app</artifactId><version>1.0.0</version>
<repositories><repository><id>central</id><url>${url}</url></repository></repositories>
${NEEDS('web')}
</project>`,
    }),
    at: { file: 'pom.xml', line: '<dependency>' },
    purl: 'pkg:maven/com.acme/deep@1.0.0',
    way: 'you → com.acme:web → com.acme:deep',
  },
  RubyGems: {
    registry: () =>
      staticRegistry(
        gemServerFiles({
          web: { versions: { '1.0.0': { licenses: ['MIT'] } } },
          deep: { versions: { '1.0.0': { licenses: [GPL] } } },
        }),
      ),
    files: (url) => ({
      Gemfile: `source "${url}"\ngem "web"\n`,
      'Gemfile.lock': `GEM\n  remote: ${url}/\n  specs:\n    deep (1.0.0)\n    web (1.0.0)\n      deep\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  web\n`,
    }),
    at: { file: 'Gemfile.lock', line: '    deep (1.0.0)' },
    purl: 'pkg:gem/deep@1.0.0',
    way: 'you → web → deep',
  },
  // A composer.lock carries the licences, so that nobody is asked.
  Composer: {
    registry: () => staticRegistry({}),
    files: () => ({
      'composer.json': '{"name":"acme/app","require":{"acme/web":"1.0.0"}}',
      'composer.lock': JSON.stringify(
        {
          packages: [
            { name: 'acme/deep', version: '1.0.0', license: [GPL] },
            { name: 'acme/web', version: '1.0.0', license: ['MIT'], require: { 'acme/deep': '*' } },
          ],
          'packages-dev': [],
        },
        null,
        2,
      ),
    }),
    at: { file: 'composer.lock', line: '    {' },
    purl: 'pkg:composer/acme/deep@1.0.0',
    way: 'you → acme/web → acme/deep',
  },
  NuGet: {
    registry: () =>
      staticRegistry((url) =>
        nugetFeedFiles(url, {
          Web: { versions: { '1.0.0': { nuspec: NUSPEC('MIT') } } },
          Deep: { versions: { '1.0.0': { nuspec: NUSPEC(GPL) } } },
        }),
      ),
    files: (url) => ({
      'NuGet.config': `<configuration><packageSources><clear/><add key="acme" value="${url}/v3/index.json"/></packageSources></configuration>`,
      'packages.lock.json': JSON.stringify(
        {
          version: 1,
          dependencies: {
            'net8.0': {
              Web: { type: 'Direct', resolved: '1.0.0', dependencies: { Deep: '1.0.0' } },
              Deep: { type: 'Transitive', resolved: '1.0.0' },
            },
          },
        },
        null,
        2,
      ),
    }),
    at: { file: 'packages.lock.json', line: '      "Deep": {' },
    purl: 'pkg:nuget/Deep@1.0.0',
    way: 'you → Web → Deep',
  },
}

test.each(Object.entries(PROJECTS))(
  '%s: one incompatible licence deep in the tree fails the gate, with its way and its line',
  async (_, { registry, files, env, at, purl, way }) => {
    await using served = await registry()
    const given = files(served.url)
    const io = testIo(folder(given), { env: { OSS_CHECK_CACHE_DIR: folder(), ...env?.(served.url) } })
    const code = await run(['--format', 'sarif', '--project-license', 'MIT'], io)
    const { results } = JSON.parse(io.written.stdout).runs[0]
    expect(results).toMatchObject([
      {
        level: 'error',
        message: { text: expect.stringContaining(`${purl} (${way}): `) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: at.file },
              region: { startLine: (given[at.file] ?? '').split('\n').indexOf(at.line) + 1 },
            },
          },
        ],
      },
    ])
    expect(code).toBe(1)
  },
)
