import { describe, expect, test } from 'vitest'
import { cargoLock } from '../../../../src/inventory/formats/cargo/cargo-lock.ts'
import { cargoMetadata } from '../../../../src/inventory/formats/cargo/cargo-metadata.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index'

/** `name version needs…`; a name with a star is the project's own. */
function lock(crates: readonly string[], version: number | null = 4): string {
  const tables = crates.map((crate) => {
    const [name = '', number = '', ...needs] = crate.split(' ')
    const source = name.endsWith('*') ? '' : `source = "${REGISTRY}"\n`
    const list = needs.map((need) => `"${need.replaceAll('@', ' ')}"`).join(', ')
    return `[[package]]\nname = "${name.replace('*', '')}"\nversion = "${number}"\n${source}dependencies = [${list}]\n`
  })
  return [version === null ? '' : `version = ${version}\n`, ...tables].join('\n')
}

async function linesOf(text: string, beside: Record<string, string> = {}): Promise<string[]> {
  const { components } = await readAs(cargoLock, 'Cargo.lock', { 'Cargo.lock': text, ...beside })
  return components.map(lineFor)
}

describe('the manifests tell what is for what', () => {
  test.each<[string, string[], Record<string, string>, string[]]>([
    [
      'sections, targets, renamed ones, and what the default features turn on',
      [
        'app* 1.0.0 a b c d e f',
        'a 1.0.0 g',
        'b 1.0.0',
        'c 1.0.0',
        'd 1.0.0 g',
        'e 1.0.0',
        'f 1.0.0',
        'g 1.0.0',
      ],
      {
        'Cargo.toml': `[package]\nname = "app"
[dependencies]\nother = {package = "a", version = "1"}\nb = {version = "1", optional = true}\ne = {version = "1", optional = true}
[build-dependencies]\nc = "1"
[dev-dependencies]\nd = "1"
[target.'cfg(unix)'.dependencies]\nf = "1"
[features]\ndefault = ["more"]\nmore = ["dep:e", "b?/x"]`,
      },
      [
        'a@1.0.0 runtime direct registry a',
        'b@1.0.0 optional direct registry b',
        'c@1.0.0 runtime direct registry c',
        'd@1.0.0 dev direct registry d',
        'e@1.0.0 runtime direct registry e',
        'f@1.0.0 runtime direct registry f',
        'g@1.0.0 runtime transitive registry a>g',
      ],
    ],
    [
      'members by pattern and by path, and what they inherit',
      ['app* 1.0.0 lib', 'lib* 1.0.0 a b', 'tool* 1.0.0 c', 'a 1.0.0', 'b 1.0.0', 'c 1.0.0'],
      {
        'Cargo.toml':
          '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nx = {package = "a", version = "1"}\nlib = {path = "more/lib"}',
        'crates/app/Cargo.toml': '[package]\nname = "app"\n[dependencies]\nlib.workspace = true',
        'more/lib/Cargo.toml':
          '[package]\nname = "lib"\n[dependencies]\nx = {workspace = true, optional = true}\n[dev-dependencies]\nb = "1"',
        'crates/tool/Cargo.toml': '[package]\nname = "tool"\n[dependencies]\nc = "1"',
      },
      [
        'a@1.0.0 optional direct registry lib>a',
        'b@1.0.0 dev direct registry lib>b',
        'c@1.0.0 runtime direct registry tool>c',
      ],
    ],
    [
      'without them it is not known',
      ['app* 1.0.0 a', 'a 1.0.0 b', 'b 1.0.0'],
      {},
      ['a@1.0.0 unknown direct registry a', 'b@1.0.0 unknown transitive registry a>b'],
    ],
    [
      'a name in two versions',
      ['app* 1.0.0 a@1.0.0 b', 'a 1.0.0', 'a 2.0.0', 'b 1.0.0 a@2.0.0'],
      { 'Cargo.toml': '[package]\nname = "app"\n[dependencies]\na = "1"\nb = "1"' },
      [
        'a@1.0.0 runtime direct registry a',
        'a@2.0.0 runtime transitive registry b>a',
        'b@1.0.0 runtime direct registry b',
      ],
    ],
  ])('%s', async (_, crates, beside, expected) => {
    expect(await linesOf(lock(crates), beside)).toEqual(expected)
  })
})

test.each([
  [
    'Cargo.lock 1',
    `[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "${REGISTRY}"\n[metadata]\n"checksum a 1.0.0 (${REGISTRY})" = "abc"\n`,
  ],
  [
    'Cargo.lock 1',
    `[root]\nname = "app"\nversion = "1.0.0"\ndependencies = ["a 1.0.0 (${REGISTRY})"]\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "${REGISTRY}"\nchecksum = "abc"\n`,
  ],
  ['Cargo.lock 2', `[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "${REGISTRY}"\nchecksum = "abc"\n`],
  [
    'Cargo.lock 3',
    `version = 3\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "${REGISTRY}"\nchecksum = "abc"\n`,
  ],
])('%s', async (format, text) => {
  const inventory = await readAs(cargoLock, 'Cargo.lock', { 'Cargo.lock': text })
  expect(inventory.format).toBe(format)
  expect(inventory.components).toMatchObject([{ purl: 'pkg:cargo/a@1.0.0', integrity: 'abc' }])
})

test('a crate that is not there is told', async () => {
  const { unread } = await lockedOf(cargoLock, 'Cargo.lock', { 'Cargo.lock': lock(['app* 1.0.0 a']) })
  expect(unread?.map(({ message }) => message)).toEqual([
    'It refers to a and does not say what that is: it is cut off, or was changed by hand',
  ])
})

test('a commit is no registry', async () => {
  const text =
    'version = 4\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "git+https://h/a?rev=v1#abc"\n'
  const { components } = await readAs(cargoLock, 'Cargo.lock', { 'Cargo.lock': text })
  expect(components[0]?.source).toEqual({ kind: 'git', url: 'git+https://h/a?rev=v1#abc' })
})

test.each([
  ['', 'It is empty'],
  ['# only words', 'It has no package, not even the project itself'],
  ['version = 5', 'Its version is 5, which is not known'],
  ['version = 4\n[[package]]\nname = "a"', 'It has an entry without a "version"'],
  ['version = 4\n[[package]]\nname = "a"\nversion = 1', 'It has an entry without a "version"'],
])('%j is unreadable', async (text, message) => {
  await expect(readAs(cargoLock, 'Cargo.lock', { 'Cargo.lock': text })).rejects.toThrow(message)
})

test('cargo metadata: kinds of edges and licences', async () => {
  const of = (name: string, more: object) => ({
    id: `${REGISTRY}#${name}@1.0.0`,
    name,
    version: '1.0.0',
    ...more,
  })
  const edge = (name: string, kind: string | null) => ({
    pkg: `${REGISTRY}#${name}@1.0.0`,
    dep_kinds: [{ kind, target: null }],
  })
  const text = JSON.stringify({
    packages: [
      of('app', { source: null, dependencies: [{ name: 'o', optional: true }] }),
      of('a', { source: REGISTRY, license: 'MIT OR Apache-2.0' }),
      of('b', { source: REGISTRY, license: null }),
      of('o', { source: REGISTRY }),
      of('t', { source: REGISTRY }),
    ],
    workspace_members: [`${REGISTRY}#app@1.0.0`],
    workspace_root: '/x',
    resolve: {
      root: `${REGISTRY}#app@1.0.0`,
      nodes: [
        { id: `${REGISTRY}#app@1.0.0`, deps: [edge('a', null), edge('o', null), edge('t', 'dev')] },
        { id: `${REGISTRY}#a@1.0.0`, deps: [edge('b', 'build'), edge('t', 'dev')] },
      ],
    },
    version: 1,
  })
  expect(cargoMetadata.recognizes?.(text)).toBe(true)
  const { components } = await readAs(cargoMetadata, 'metadata.json', { 'metadata.json': text })
  expect(components.map((one) => `${lineFor(one)} ${one.license}`)).toEqual([
    'a@1.0.0 runtime direct registry a MIT OR Apache-2.0',
    'b@1.0.0 runtime transitive registry a>b null',
    'o@1.0.0 optional direct registry o null',
    't@1.0.0 dev direct registry t null',
  ])
})
