import type { RepositoryRef } from '../../../../src/model/subject.ts'
import type { Fact } from '../../../../src/model/unknown.ts'
import type { Release } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { createNpm, type Npm } from '../../../../src/sources/ecosystem/npm/npm.ts'
import { npmConfigOf } from '../../../../src/sources/ecosystem/npm/npmrc.ts'
import { npmRegistry } from '../../../../src/sources/ecosystem/npm/registry.ts'
import type { Source } from '../../../../src/sources/source.ts'
import { netOf } from '../../../support/github-client.ts'
import type { FakeRegistry } from '../../../support/npm-registry.ts'

/** A client of the double. */
export function npmOf(
  registry: FakeRegistry,
  settings: Readonly<Record<string, string>> = {},
  net = netOf(),
): Npm {
  return createNpm({
    config: npmConfigOf({ registry: registry.url, ...settings }),
    net,
    userAgent: 'oss-check/test',
    now: () => new Date('2026-06-30T12:00:00Z'),
    timeoutMs: 5000,
    node: '24.0.0',
    downloadsUrl: registry.downloadsUrl,
  })
}

interface Wanted {
  name: string
  range: string
  runtime?: Readonly<Record<string, string>>
}

export function releaseOf(npm: Npm, wanted: Wanted): Promise<Fact<Release>> {
  return npmRegistry(npm).release({ reason: null, ...wanted })
}

export async function sourceOf(npm: Npm, wanted: Wanted, repository: RepositoryRef | null): Promise<Source> {
  const release = await releaseOf(npm, wanted)
  if (!release.known) throw new Error(`not known: ${release.detail}`)
  return npmRegistry(npm).source(release.value, repository)
}

export const ACME: RepositoryRef = {
  kind: 'repository',
  forge: 'github',
  host: 'github.com',
  path: ['acme', 'mono'],
}
