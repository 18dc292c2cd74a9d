import { several } from '../../../analysis/licensing/manifest-readers/declaration.ts'
import { gemVersions } from '../../../analysis/versions/gem.ts'
import { known, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { SubjectNotFound } from '../../source.ts'
import { assertIntact } from '../archive/checksum.ts'
import { CONTENTS } from '../archive/contents.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { repositoryAmong } from '../named-repository.ts'
import { TARBALL_LIMITS } from '../npm/tarball.ts'
import type { RegistryReader } from '../registry-of.ts'
import type { GemApi, GemVersion } from './api.ts'
import { gemContents } from './archive.ts'
import { pickVersion } from './pick.ts'

export interface GemOptions {
  api: GemApi
  http: Http
  now(): Date
}

export function gemReader({ api, http, now }: GemOptions): RegistryReader {
  const versionOf = async ({ name, version }: ReleaseRef): Promise<GemVersion> => {
    const found = (await api.versions(name)).find((one) => one.version === version)
    if (found) return found
    throw new SubjectNotFound(
      `${version} of the gem ${name} is not listed`,
      'Check the version; one that was yanked is not listed any more',
    )
  }
  return {
    ecosystem: 'gem',
    now,
    pageOf: api.pageOf,
    addressOf: api.addressOf,
    async release(wanted) {
      const { version, passedOver } = pickVersion(await api.versions(wanted.name), wanted)
      const usual = wanted.range === '' ? 'gem installs it where no version is named' : null
      return {
        name: wanted.name,
        version: version.version,
        picked: [wanted.reason, usual, passedOver].filter((one) => one !== null).join('; '),
        repository: repositoryAmong(version.addresses),
      }
    },
    async declared(ref) {
      const version = await versionOf(ref)
      return {
        licenses: declarationsOf(version),
        repository: repositoryAmong(version.addresses),
        archive: { url: api.archiveUrl(ref.name, version), integrity: version.integrity },
      }
    },
    async archive(ref) {
      const version = await versionOf(ref)
      const bytes = await http.bytes(api.archiveUrl(ref.name, version), TARBALL_LIMITS.compressedBytes)
      assertIntact(bytes, version.integrity)
      return bytes
    },
    async contents(ref) {
      const version = await versionOf(ref)
      return http.forGood({
        url: api.archiveUrl(ref.name, version),
        maxBytes: TARBALL_LIMITS.compressedBytes,
        accept: '*/*',
        codec: CONTENTS,
        readBy: version.integrity ?? '',
        read(bytes) {
          assertIntact(bytes, version.integrity)
          return gemContents(bytes)
        },
      })
    },
    async describe(ref) {
      const [version, versions] = await Promise.all([versionOf(ref), api.versions(ref.name)])
      const [maintainers, dependencies] = await Promise.all([
        api.owners(ref.name).catch(orElse),
        api.dependencies(ref.name, ref.version),
      ])
      return {
        licenses: declarationsOf(version),
        deprecated: unknown('not-collected', 'RubyGems has no word for what is deprecated'),
        yanked: null,
        maintainers,
        publishedAt: version.publishedAt,
        versions: versions.map((one) => ({
          version: one.version,
          publishedAt: one.publishedAt,
          deprecated: false,
          yanked: false,
        })),
        provenance: unknown('not-collected', 'The web API of RubyGems does not tell who built a gem'),
        runtimes: runtimesOf(version),
        dependencies,
      }
    },
    async history(name) {
      const versions = await api.versions(name)
      return known({
        versions: versions.map(({ version, publishedAt }) => ({
          version,
          publishedAt,
          prerelease: gemVersions.isPrerelease(version),
          url: api.pageOf(name, version),
        })),
        evidence: [{ url: api.addressOf(name).href, retrievedAt: now().toISOString() }],
      })
    },
    async adopters(name) {
      const evidence = [{ url: api.addressOf(name).href, retrievedAt: now().toISOString() }]
      return known(
        {
          // Those of all time are counted, and those of a week are not.
          weeklyDownloads: null,
          dependentRepositories: null,
          dependentPackages: await api.dependents(name),
          named: [],
          adoptersFile: null,
        },
        evidence,
      )
    },
  }
}

/** RubyGems does not say whether several are a choice. */
function declarationsOf({ licenses }: GemVersion) {
  return several('licenses', licenses, 'open')
}

function runtimesOf({ ruby }: GemVersion): Readonly<Record<string, string>> {
  return ruby === null ? {} : { ruby }
}

/** What is lost with one answer is that alone. */
function orElse(error: unknown): Unknown {
  if (!(error instanceof RequestFault)) throw error
  return unknown(error.reason === 'not-found' ? 'unexpected' : error.reason, error.message)
}
