import { createHash } from 'node:crypto'
import type { StaticFile } from './static-registry.ts'
import { zip } from './zip.ts'

export interface FakeComposerPackage {
  versions: Readonly<Record<string, FakeComposerVersion>>
  branches?: Readonly<Record<string, FakeComposerVersion>>
  /** As https://packagist.org/apidoc#get-package-data tells. */
  counts?: Readonly<Record<string, unknown>>
}

interface FakeComposerVersion {
  /** Of its composer.json, and what the repository adds. */
  fields?: Readonly<Record<string, unknown>>
  files?: Readonly<Record<string, string>>
  shasum?: string
}

/**
 * The files of a Composer repository as Packagist has them, https://getcomposer.org/doc/05-repositories.md#composer: newest
 * first, and each version only what is not as in the one before.
 */
export function composerFiles(
  url: string,
  packages: Readonly<Record<string, FakeComposerPackage>>,
): Record<string, StaticFile> {
  const root = {
    packages: [],
    'metadata-url': '/p2/%package%.json',
    list: `${url}/packages/list.json`,
  }
  const files = Object.entries(packages).flatMap(([name, { versions, branches = {}, counts }]) => {
    const documents = [
      [`/p2/${name}.json`, documentOf(url, name, versions)],
      [`/p2/${name}~dev.json`, documentOf(url, `${name}~dev`, branches, name)],
    ] as const
    const archives = Object.entries({ ...versions, ...branches }).map(
      ([version, fake]) => [`/dist/${name}/${version}.zip`, archiveOf(fake)] as const,
    )
    const counted = counts ? [[`/packages/${name}.json`, JSON.stringify({ package: counts })] as const] : []
    return [...documents, ...archives, ...counted]
  })
  return { '/packages.json': JSON.stringify(root), ...Object.fromEntries(files) }
}

function documentOf(
  url: string,
  key: string,
  versions: Readonly<Record<string, FakeComposerVersion>>,
  name = key,
): string {
  const whole = Object.entries(versions)
    .toReversed()
    .map(([version, fake]) => ({
      name,
      time: '2026-01-01T00:00:00+00:00',
      ...fake.fields,
      version,
      dist: {
        type: 'zip',
        url: `${url}/dist/${name}/${version}.zip`,
        shasum: fake.shasum ?? createHash('sha1').update(archiveOf(fake)).digest('hex'),
      },
    }))
  return JSON.stringify({
    minified: 'composer/2.0',
    packages: { [key.replace('~dev', '')]: minified(whole) },
  })
}

function minified(whole: readonly Readonly<Record<string, unknown>>[]) {
  return whole.map((one, index) => {
    const before = whole[index - 1] ?? {}
    const changed = Object.entries(one).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
    )
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(one, key))
    return Object.fromEntries([...changed, ...gone.map((key) => [key, '__unset'] as const)])
  })
}

function archiveOf({ files = {} }: FakeComposerVersion): Uint8Array {
  const members = { 'composer.json': '{}', ...files }
  return zip(
    Object.fromEntries(Object.entries(members).map(([path, text]) => [`acme-widget-abc123/${path}`, text])),
  )
}
