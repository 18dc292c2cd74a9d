import { npmVersions } from '../../../analysis/versions/npm.ts'
import type { Adopters } from '../../../model/facts/adopters.ts'
import type { FactName } from '../../../model/facts.ts'
import { keyOf } from '../../../model/subject.ts'
import { type Fact, known, unknown } from '../../../model/unknown.ts'
import { defineSource, type Readers, type Source } from '../../source.ts'
import type { Registry, Release, WantedRelease } from '../ecosystem.ts'
import { OF_A_REPOSITORY, standingIn } from '../standing-in.ts'
import { contained, told } from '../told.ts'
import { repositoryAddress } from './address.ts'
import { declaredOf, textsOfArchive } from './declared.ts'
import { historyOf } from './history.ts'
import type { Npm } from './npm.ts'
import { packageOf } from './package.ts'
import { type Packument, repositoryOf } from './packument.ts'
import { pickVersion, whyNotLatest } from './pick.ts'
import { documentsOf, downloadArchive, readPublished } from './published.ts'

export function npmRegistry(npm: Npm): Registry {
  return {
    provides: FACTS,
    addressOf: (name) => new URL(npm.registryOf(name)),
    release: (wanted) => told(async () => known(await releaseOf(npm, wanted))),
    declared: (release) => told(() => declaredOf(npm, release)),
    texts: (release) => told(() => textsOfArchive(npm, release)),
    source: (release, repository) => sourceOf(npm, release, repository && keyOf(repository)),
    archive: ({ name, version }) =>
      told(async () => downloadArchive(npm, (await npm.packument(name)).manifest(version))),
  }
}

/** What the registry tells of a package without a repository, or why it cannot. */
const FACTS: readonly FactName[] = [
  'package',
  'adopters',
  'releases',
  'tags',
  'documents',
  ...OF_A_REPOSITORY,
]

async function releaseOf(npm: Npm, wanted: WantedRelease): Promise<Release> {
  const packument = await npm.packument(wanted.name)
  const node = nodeFor(wanted, npm)
  const version = pickVersion(packument, wanted.range, node)
  const named = repositoryOf(packument.manifest(version))
  return {
    name: wanted.name,
    version,
    picked: pickedBecause(packument, version, wanted, node),
    repository: named && { ...named, address: repositoryAddress(named.url) },
  }
}

/** The oldest Node.js that it has to run on: of those that you say, else the one that runs this, as npm has it. */
function nodeFor({ runtime }: WantedRelease, npm: Npm): string | null {
  return (runtime?.node === undefined ? null : npmVersions.lowestIn(runtime.node)) ?? npm.node
}

function pickedBecause(
  packument: Packument,
  version: string,
  wanted: WantedRelease,
  node: string | null,
): string {
  if (wanted.range !== '') return wanted.reason ?? ''
  const passedOver = whyNotLatest(packument, version, node)
  return [wanted.reason, 'npm installs it where no version is named', passedOver]
    .filter((one) => one !== null)
    .join('; ')
}

/** `at`: the repository that is read too, null for none. */
function sourceOf(npm: Npm, release: Release, at: string | null): Source {
  let read: ReturnType<typeof readPublished> | null = null
  const published = () => {
    read ??= readPublished(npm, release)
    return read
  }
  const source: Readers = {
    async package() {
      const value = await packageOf(npm, release, at, await published())
      return known(value, [{ url: value.url, retrievedAt: npm.now().toISOString() }])
    },
    adopters: () => readAdopters(npm, release.name),
  }
  const documents = async () => {
    const { manifest, archive } = await published()
    if (archive.files === null) return unknown(archive.unread.reason, archive.unread.detail)
    const page = npm.pageOf(release.name, manifest.version)
    return known(documentsOf(archive.files, page), [{ url: page, retrievedAt: npm.now().toISOString() }])
  }
  const instead = at === null ? standingIn(release, () => historyOf(npm, release.name), documents) : {}
  return defineSource('npm', contained({ ...instead, ...source }))
}

async function readAdopters(npm: Npm, name: string): Promise<Fact<Adopters>> {
  const [downloads, dependents] = await Promise.all([npm.weeklyDownloads(name), npm.dependents(name)])
  if (downloads === null && dependents === null) {
    return unknown('not-collected', `${new URL(npm.apiOf(name)).host} counts no downloads`)
  }
  const value: Adopters = {
    weeklyDownloads: downloads?.count ?? null,
    dependentRepositories: null,
    dependentPackages: dependents,
    named: [],
    adoptersFile: null,
  }
  return known(value, [{ url: downloads?.url ?? npm.apiOf(name), retrievedAt: npm.now().toISOString() }])
}
