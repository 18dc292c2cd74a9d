import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { known, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { ReleaseRef, WantedRelease } from '../ecosystem.ts'
import { repositoryAmong } from '../named-repository.ts'
import type { Description, RegistryReader } from '../registry-of.ts'
import { type Files, usualFile } from './contents.ts'
import type { Indexes, Project } from './indexes.ts'
import { pickRelease } from './pick.ts'
import { PYPI } from './pip-config.ts'
import type { IndexRelease } from './releases.ts'

export interface PypiOptions {
  indexes: Indexes
  files: Files
  now(): Date
}

export function pypiReader({ indexes, files, now }: PypiOptions): RegistryReader {
  const releaseOf = ({ name, version }: ReleaseRef) => indexes.release(name, version)
  const pageOf = (name: string, version: string) =>
    indexes.addressOf(name).href.startsWith(PYPI)
      ? `https://pypi.org/project/${name}/${version}/`
      : indexes.addressOf(name).href
  return {
    ecosystem: 'pypi',
    now,
    pageOf,
    addressOf: indexes.addressOf,
    async release(wanted) {
      const { release, passedOver } = pickRelease(await indexes.project(wanted.name), wanted)
      const repository = files.metadata(release).then(({ addresses }) => repositoryAmong(addresses))
      return {
        name: wanted.name,
        version: release.version,
        picked: pickedBecause(wanted, passedOver),
        repository: await repository.catch(orElse),
      }
    },
    async declared(ref) {
      const release = await releaseOf(ref)
      const { licenses, addresses } = await files.metadata(release)
      const { url, integrity } = usualFile(release)
      return { licenses, repository: repositoryAmong(addresses), archive: { url, integrity } }
    },
    archive: async (ref) => files.bytes(await releaseOf(ref)),
    contents: async (ref) => files.contents(await releaseOf(ref)),
    async describe(ref) {
      const project = await indexes.project(ref.name)
      return describe(project, await releaseOf(ref), { indexes, files })
    },
    async history(name) {
      const { releases, pages } = await indexes.project(name)
      if (releases.every(({ publishedAt }) => publishedAt === null)) {
        return unknown(
          'not-collected',
          `${indexes.addressOf(name).host} does not pass on when versions were published`,
        )
      }
      return known({
        versions: releases.map(({ version, publishedAt }) => ({
          version,
          publishedAt,
          prerelease: pypiVersions.isPrerelease(version),
          url: pageOf(name, version),
        })),
        evidence: pages.map(({ url }) => ({ url, retrievedAt: now().toISOString() })),
      })
    },
  }
}

function pickedBecause({ range, reason }: WantedRelease, passedOver: string | null): string {
  const usual = range === '' ? 'pip installs it where no version is named' : null
  return [reason, usual, passedOver].filter((one) => one !== null).join('; ')
}

async function describe(
  project: Project,
  { version, publishedAt, yanked, files }: IndexRelease,
  { indexes, files: archives }: Pick<PypiOptions, 'indexes' | 'files'>,
): Promise<Description> {
  const release = { version, publishedAt, yanked, files }
  const { licenses, requiresPython, dependencies, inactive } = await archives.metadata(release)
  const attested = files.map((file) => file.attested)
  const python = requiresPython ?? files[0]?.requiresPython ?? null
  return {
    licenses,
    deprecated: deprecationOf(project, inactive),
    yanked: yanked === null ? null : { as: 'yanked', reason: yanked || null },
    maintainers: await maintainersOf(project, indexes),
    publishedAt,
    versions: project.releases.map((one) => ({
      version: one.version,
      publishedAt: one.publishedAt,
      deprecated: false,
      yanked: one.yanked !== null,
    })),
    provenance: attested.includes(undefined)
      ? unknown('not-collected', `${indexes.addressOf(project.name).host} does not pass on who built a file`)
      : attested.some(Boolean),
    runtimes: python === null ? {} : { python },
    dependencies,
  }
}

/** What the index says of the project (PEP 792), else what the version says of itself. */
function deprecationOf({ name, pages }: Project, inactive: string | null): string | null | Unknown {
  const said = pages.map(({ status }) => status)
  const over = said.find((status) => status !== null && status.word !== 'active')
  if (over) return over.reason ? `${over.word}: ${over.reason}` : over.word
  if (inactive !== null) return inactive
  return said.includes(null)
    ? unknown(
        'not-collected',
        `${new URL(pages[0]?.url ?? PYPI).host} does not pass on the status of ${name}`,
      )
    : null
}

async function maintainersOf(project: Project, indexes: Indexes): Promise<readonly string[] | Unknown> {
  const { host } = indexes.addressOf(project.name)
  const owners = await indexes.owners(project).catch(orElse)
  return owners ?? unknown('not-collected', `${host} does not pass on who publishes`)
}

/** What is lost with one answer is that alone. */
function orElse(error: unknown): Unknown {
  if (!(error instanceof RequestFault)) throw error
  return unknown(error.reason === 'not-found' ? 'unexpected' : error.reason, error.message)
}
