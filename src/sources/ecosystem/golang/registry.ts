import { golangVersions } from '../../../analysis/versions/golang.ts'
import type { PublishedVersion } from '../../../model/facts/package.ts'
import { isUnknown, known, unknown } from '../../../model/unknown.ts'
import { concurrently } from '../../../net/concurrently.ts'
import { RequestFault } from '../../../net/fault.ts'
import { SubjectNotFound } from '../../source.ts'
import type { Release, WantedRelease } from '../ecosystem.ts'
import type { Description, RegistryReader } from '../registry-of.ts'
import { moduleContents, readModule } from './contents.ts'
import { modulesAround } from './module-path.ts'
import { latestOf, pickVersion } from './pick.ts'
import type { GoInfo, GoProxies } from './proxy.ts'
import { type RepositoryHosts, repositoryOf } from './repository.ts'
import { retractionsOf } from './retractions.ts'

export interface GoRegistryOptions {
  proxies: GoProxies
  hosts: RepositoryHosts
  now(): Date
}

/** Each has to be asked for its time by itself: of more than these the dates stay unknown. */
const DATED_VERSIONS = 40
/** Where no repository tells releases. */
const DATED_RELEASES = 100
const AT_ONCE = 8
const NOT_COUNTED = 'A module proxy passes on code, and does not tell'

export function golangReader({ proxies, hosts, now }: GoRegistryOptions): RegistryReader {
  const repository = (name: string, info: GoInfo) => repositoryOf(name, info, hosts)
  return {
    ecosystem: 'golang',
    now,
    addressOf: proxies.address,
    pageOf,
    release: (wanted) => releaseOf(proxies, wanted, repository),
    async declared({ name, version }) {
      const info = await infoOf(proxies, name, version)
      const named = await repository(name, info)
      // No declaration and no checksum: a proxy passes on the archive, and its go.mod names no licence.
      return { licenses: [], repository: isUnknown(named) ? null : named, archive: null }
    },
    archive: ({ name, version }) => readModule(proxies, name, version),
    contents: (release) => moduleContents(proxies, release),
    describe: (release) => describe(proxies, release),
    async history(name) {
      const versions = await datedVersions(proxies, name, DATED_RELEASES)
      const items = versions.map(({ version, publishedAt }) => ({
        version,
        publishedAt,
        prerelease: golangVersions.isPrerelease(version),
        url: pageOf(name, version),
      }))
      return known({ versions: items, evidence: [] })
    },
  }
}

function pageOf(name: string, version: string): string {
  return `https://pkg.go.dev/${name}@${version}`
}

/** The module that has that path, else the one that holds it as a package. */
async function releaseOf(
  proxies: GoProxies,
  { name, range, reason }: WantedRelease,
  repository: (name: string, info: GoInfo) => Promise<Release['repository']>,
): Promise<Release> {
  for (const path of modulesAround(name)) {
    const picked = await pickVersion(proxies, path, range).catch(orNone(path, name))
    if (picked === null) continue
    const { version, passedOver } = picked
    const declared = await proxies.goMod(path, version)
    const said = declared.module ?? path
    if (said !== path) return underItsOwnName(path, said, { name: said, range, reason }, proxies, repository)
    const info = await infoOf(proxies, path, version)
    const why = [
      reason,
      range === '' ? 'go get takes it where no version is named' : null,
      passedOver,
      path === name ? null : `${name} is a package in it`,
    ]
    return {
      name: path,
      version,
      picked: why.filter((one) => one !== null).join('; '),
      repository: await repository(path, info),
    }
  }
  throw new SubjectNotFound(
    `There is no Go module ${JSON.stringify(name)} on ${proxies.address(name).host}`,
    'Check the path, capital letters too; a private module needs a proxy that has it in GOPROXY',
  )
}

/** A path is the module's own only as its go.mod writes it: other letter cases are the same place, another path is another. */
function underItsOwnName(
  path: string,
  said: string,
  wanted: WantedRelease,
  proxies: GoProxies,
  repository: Parameters<typeof releaseOf>[2],
): Promise<Release> {
  if (said.toLowerCase() === path.toLowerCase()) {
    const reason = [wanted.reason, `that is how the module itself writes ${path}`]
    return releaseOf(proxies, { ...wanted, reason: reason.filter(Boolean).join('; ') }, repository)
  }
  throw new SubjectNotFound(
    `${path} calls itself ${said} in its go.mod, and the go command refuses it by any other path`,
    `Give go:${said}`,
  )
}

/** Nothing at that path; the user named `name`, whose own missing version is the end of it. */
function orNone(path: string, name: string) {
  return (error: unknown): null => {
    if (error instanceof RequestFault && error.reason === 'not-found') return null
    if (error instanceof SubjectNotFound && path !== name) return null
    throw error
  }
}

async function infoOf(proxies: GoProxies, name: string, version: string): Promise<GoInfo> {
  try {
    return await proxies.info(name, version)
  } catch (error) {
    if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
    throw new SubjectNotFound(`There is no version ${version} of ${name}`, 'Check the version')
  }
}

/** A proxy may have versions and list none. */
function listOf(proxies: GoProxies, name: string): Promise<readonly string[]> {
  return proxies.list(name).catch((error) => {
    if (error instanceof RequestFault && error.reason === 'not-found') return []
    throw error
  })
}

async function describe(proxies: GoProxies, { name, version }: Release): Promise<Description> {
  const [listed, info, goMod] = await Promise.all([
    listOf(proxies, name),
    infoOf(proxies, name, version),
    proxies.goMod(name, version),
  ])
  const retractions = await retractionsOf(proxies, name, listed)
  const retracted = retractions.of(version)
  const versions = await datedVersions(proxies, name, DATED_VERSIONS, { version, publishedAt: info.at })
  return {
    licenses: [],
    deprecated: retractions.untold ?? retractions.deprecated,
    yanked: retractions.untold ?? (retracted && { as: 'retracted', reason: retracted.rationale }),
    maintainers: unknown('not-collected', `${NOT_COUNTED} who maintains it`),
    publishedAt: info.at,
    versions: versions.map(
      (one): PublishedVersion => ({
        ...one,
        deprecated: retractions.deprecated !== null,
        yanked: retractions.of(one.version) !== null,
      }),
    ),
    provenance: unknown('not-collected', `${NOT_COUNTED} how it was built`),
    runtimes: goMod.go === null ? {} : { go: `>=${goMod.go}` },
    dependencies: Object.fromEntries(
      goMod.require.filter(({ indirect }) => !indirect).map((one) => [one.path, `>=${one.version}`]),
    ),
  }
}

/** Numbered versions, lowest first, else the commits that are listed; the newest of them with their dates. */
async function datedVersions(
  proxies: GoProxies,
  name: string,
  limit: number,
  judged: { version: string; publishedAt: string | null } | null = null,
): Promise<{ version: string; publishedAt: string | null }[]> {
  const listed = await listOf(proxies, name)
  const numbered = listed.filter((one) => !golangVersions.isPseudo(one))
  const latest = listed.length === 0 ? await latestOf(proxies, name, listed) : null
  const all = [...(numbered.length > 0 ? numbered : listed), ...(latest ? [latest.version] : [])]
  const versions = [...new Set([...all, ...(judged ? [judged.version] : [])])].sort(golangVersions.compare)
  const newest = versions.slice(-limit)
  const dates = await concurrently(newest, AT_ONCE, async (version) => {
    if (version === judged?.version) return judged.publishedAt
    return proxies.info(name, version).then(({ at }) => at, withoutDate)
  })
  const dateOf = new Map(newest.map((version, index) => [version, dates[index] ?? null]))
  return versions.map((version) => ({ version, publishedAt: dateOf.get(version) ?? null }))
}

function withoutDate(error: unknown): null {
  if (error instanceof RequestFault) return null
  throw error
}
