import { nugetVersions } from '../../../analysis/versions/nuget.ts'
import { known, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { SubjectNotFound } from '../../source.ts'
import { CONTENTS, contentsOf, keptForContents } from '../archive/contents.ts'
import { readZip } from '../archive/zip.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { repositoryAmong } from '../named-repository.ts'
import { TARBALL_LIMITS } from '../npm/tarball.ts'
import type { RegistryReader } from '../registry-of.ts'
import { NUGET } from './config.ts'
import type { NugetFeeds, NugetPackage } from './feeds.ts'
import { NUSPEC, nuspecOf } from './nuspec.ts'
import { pickVersion } from './pick.ts'

export interface NugetOptions {
  feeds: NugetFeeds
  http: Http
  now(): Date
}

const NUSPEC_BYTES = 5_000_000

export function nugetReader({ feeds, http, now }: NugetOptions): RegistryReader {
  const find = async ({ name, version }: ReleaseRef) => {
    const found = await feeds.package(name)
    const one = found.versions.find((each) => each.version === version)
    if (one) return { found, one }
    throw new SubjectNotFound(`There is no version ${version} of ${name}`, 'Check the version')
  }
  const nuspec = async (found: NugetPackage, version: string) =>
    http.forGood({
      url: fileOf(found, version, (id) => `${id}.nuspec`),
      maxBytes: NUSPEC_BYTES,
      accept: '*/*',
      codec: NUSPEC,
      read: (bytes) => nuspecOf(bytes.toString('utf8')),
    })
  const archiveOf = async (ref: ReleaseRef) =>
    fileOf((await find(ref)).found, ref.version, (id, version) => `${id}.${version}.nupkg`)
  const pageOf = (name: string, version: string) =>
    feeds.addressOf(name).href === NUGET
      ? `https://www.nuget.org/packages/${name}/${version}`
      : feeds.addressOf(name).href
  return {
    ecosystem: 'nuget',
    now,
    pageOf,
    addressOf: feeds.addressOf,
    async release(wanted) {
      const found = await feeds.package(wanted.name)
      const { version, passedOver } = pickVersion(found, wanted)
      const usual = wanted.range === '' ? 'NuGet takes it where no version is named' : null
      const named = nuspec(found, version.version).then(({ addresses }) => repositoryAmong(addresses))
      return {
        name: found.name,
        version: version.version,
        picked: [wanted.reason, usual, passedOver].filter((one) => one !== null).join('; '),
        repository: await named.catch(orElse),
      }
    },
    async declared(ref) {
      const { found } = await find(ref)
      const { licenses, addresses } = await nuspec(found, ref.version)
      return {
        licenses,
        repository: repositoryAmong(addresses),
        archive: { url: await archiveOf(ref), integrity: null },
      }
    },
    archive: async (ref) => http.bytes(await archiveOf(ref), TARBALL_LIMITS.compressedBytes),
    contents: async (ref) =>
      http.forGood({
        url: await archiveOf(ref),
        maxBytes: TARBALL_LIMITS.compressedBytes,
        accept: '*/*',
        codec: CONTENTS,
        read: (bytes) => contentsOf(readZip(bytes, { keep: keptForContents })),
      }),
    async describe(ref) {
      const { found, one } = await find(ref)
      const { licenses } = await nuspec(found, ref.version)
      const owners = await feeds.owners(found).catch(orElse)
      return {
        licenses,
        deprecated: one.deprecated,
        yanked: one.listed ? null : { as: 'unlisted', reason: null },
        maintainers:
          owners ?? unknown('not-collected', `${new URL(found.feed).host} does not pass on owners`),
        publishedAt: one.publishedAt,
        versions: found.versions.map(({ version, publishedAt, deprecated, listed }) => ({
          version,
          publishedAt,
          deprecated: deprecated !== null,
          yanked: !listed,
        })),
        provenance: unknown('not-collected', 'The feed does not tell who built a package'),
        runtimes: {},
        dependencies: one.dependencies,
      }
    },
    async history(name) {
      const { versions, feed } = await feeds.package(name)
      if (versions.every(({ publishedAt }) => publishedAt === null))
        return unknown('not-collected', `${new URL(feed).host} does not pass on when versions were published`)
      return known({
        versions: versions.map(({ version, publishedAt }) => ({
          version,
          publishedAt,
          prerelease: nugetVersions.isPrerelease(version),
          url: pageOf(name, version),
        })),
        evidence: [{ url: feed, retrievedAt: now().toISOString() }],
      })
    },
  }
}

function fileOf(
  { name, files }: NugetPackage,
  version: string,
  fileName: (id: string, version: string) => string,
): string {
  const [id, number] = [name.toLowerCase(), version.toLowerCase()]
  return `${files}${id}/${number}/${fileName(id, number)}`
}

/** What is lost with one answer is that alone. */
function orElse(error: unknown): Unknown {
  if (!(error instanceof RequestFault)) throw error
  return unknown(error.reason === 'not-found' ? 'unexpected' : error.reason, error.message)
}
