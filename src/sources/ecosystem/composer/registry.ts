import { createHash } from 'node:crypto'
import { declarationsOfComposer } from '../../../analysis/licensing/manifest-readers/json.ts'
import { composerVersions } from '../../../analysis/versions/composer.ts'
import type { PublishedVersion } from '../../../model/facts/package.ts'
import { known, unknown } from '../../../model/unknown.ts'
import { BYTES, type Codec } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { SubjectNotFound } from '../../source.ts'
import { CONTENTS, contentsOf, keptForContents } from '../archive/contents.ts'
import { readZip } from '../archive/zip.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { readTarball } from '../npm/tarball.ts'
import type { RegistryReader } from '../registry-of.ts'
import { abandonmentOf, type ComposerVersion } from './metadata.ts'
import { pickVersion } from './pick.ts'
import type { ComposerRepositories } from './repositories.ts'
import { repositoryOf } from './repository.ts'
import { PACKAGIST } from './settings.ts'

interface ComposerReading {
  repositories: ComposerRepositories
  http: Http
  /** The first that is asked. */
  base: string
  now(): Date
}

const ARCHIVE_BYTES = 100_000_000

export function composerReader({ repositories, http, base, now }: ComposerReading): RegistryReader {
  const host = new URL(base).host
  const versionsOf = async (name: string, branches: boolean) => {
    const versions = await repositories.versions(name, branches)
    if (versions !== null) return versions
    throw new SubjectNotFound(
      `There is no Composer package ${JSON.stringify(name)} on ${host}`,
      'Check the name; a private package needs its repository in composer.json and its credentials in auth.json',
    )
  }
  const versionAt = async ({ name, version }: ReleaseRef) => {
    const versions = await versionsOf(name, composerVersions.isBranch(version))
    const found = versions.find((one) => one.version === version)
    if (found) return found
    throw new SubjectNotFound(
      `There is no version ${version} of ${name}`,
      `The latest is ${versions.at(-1)?.version}`,
    )
  }
  const archive = async <T>(
    release: ReleaseRef,
    kept: { read(bytes: Buffer, type: string): T | Promise<T>; codec: Codec<T> },
  ) => {
    const { dist } = await versionAt(release)
    if (dist?.url === undefined || !/^https?:/i.test(dist.url)) {
      throw new RequestFault(
        'not-collected',
        `${host} names no archive of ${release.name} ${release.version}`,
      )
    }
    const { url, shasum, type = 'zip' } = dist
    const read = (bytes: Buffer) => {
      if (shasum && shasum !== createHash('sha1').update(bytes).digest('hex'))
        throw new RequestFault('unexpected', 'The archive is not the one whose checksum the repository names')
      return kept.read(bytes, type)
    }
    return http.forGood({
      url,
      maxBytes: ARCHIVE_BYTES,
      accept: '*/*',
      read,
      codec: kept.codec,
      readBy: shasum ?? '',
    })
  }
  const pageOf = (name: string, version: string) =>
    base === PACKAGIST ? `https://packagist.org/packages/${name}#${version}` : `${base}/packages.json`
  return {
    ecosystem: 'composer',
    now,
    addressOf: () => new URL(base),
    pageOf,
    async release({ name, range, reason, runtime }) {
      const isOfBranch = /(?:^|[\s,|])dev-|[-.]dev\b|@dev\b/i.test(range)
      const php = runtime?.php ?? null
      const { version, passedOver } = pickVersion(name, await versionsOf(name, isOfBranch), range, php)
      const usual = range === '' ? 'Composer takes it where no version is named' : null
      return {
        name,
        version: version.version,
        picked: [reason, usual, passedOver].filter((one) => one !== null).join('; '),
        repository: repositoryOf(version),
      }
    },
    async declared(release) {
      const version = await versionAt(release)
      return {
        licenses: declarationsOfComposer(version),
        repository: repositoryOf(version),
        archive: version.dist?.url === undefined ? null : { url: version.dist.url, integrity: null },
      }
    },
    archive: (release) => archive(release, { read: (bytes) => bytes, codec: BYTES }),
    contents: (release) =>
      archive(release, {
        read: async (bytes, type) =>
          contentsOf(
            type === 'tar'
              ? await readTarball([bytes], keptForContents)
              : readZip(bytes, { keep: keptForContents, pathOf: withoutTop }),
          ),
        codec: CONTENTS,
      }),
    async describe(release) {
      const version = await versionAt(release)
      const [versions, counts] = await Promise.all([
        versionsOf(release.name, false),
        repositories.counts(release.name).catch(unlessFault),
      ])
      const php = version.require?.php
      return {
        licenses: declarationsOfComposer(version),
        deprecated: abandonmentOf(version),
        // Packagist takes versions back by removing them.
        yanked: null,
        maintainers:
          counts?.maintainers ?? unknown('not-collected', `${host} does not tell who maintains it`),
        publishedAt: instantOf(version.time),
        versions: versions.map(
          (one): PublishedVersion => ({
            version: one.version,
            publishedAt: instantOf(one.time),
            deprecated: abandonmentOf(one) !== null,
            yanked: false,
          }),
        ),
        provenance: unknown('not-collected', `${host} does not tell how it was built`),
        runtimes: Object.fromEntries(php === undefined ? [] : [['php', php]]),
        dependencies: Object.fromEntries(packagesIn(version)),
      }
    },
    async history(name) {
      const versions = (await versionsOf(name, false)).map(({ version, time }) => ({
        version,
        publishedAt: instantOf(time),
        prerelease: composerVersions.isPrerelease(version),
        url: pageOf(name, version),
      }))
      return known({ versions, evidence: [] })
    },
    async adopters(name) {
      const counts = await repositories.counts(name)
      if (counts === null) return unknown('not-collected', `${host} counts no downloads`)
      const { weekly, dependents, url } = counts
      return known(
        {
          weeklyDownloads: weekly,
          dependentRepositories: null,
          dependentPackages: dependents,
          named: [],
          adoptersFile: null,
        },
        [{ url, retrievedAt: now().toISOString() }],
      )
    },
  }
}

/** PHP, its extensions and what Composer itself provides are no packages. */
function packagesIn({ require: required = {} }: ComposerVersion): [string, string][] {
  return Object.entries(required).filter(([name]) => name.includes('/'))
}

/** Forges put everything into one folder. */
function withoutTop(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}

function instantOf(text: string | undefined): string | null {
  const instant = new Date(text ?? '')
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

function unlessFault(error: unknown): null {
  if (error instanceof RequestFault) return null
  throw error
}
