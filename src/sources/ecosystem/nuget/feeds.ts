import * as z from 'zod/mini'
import { nugetVersions } from '../../../analysis/versions/nuget.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { SubjectNotFound } from '../../source.ts'
import { addressNamed } from '../archive/address.ts'
import { NUGET } from './config.ts'

export interface NugetVersion {
  version: string
  listed: boolean
  /** Null: the feed does not tell; an unlisted version has lost it. */
  publishedAt: string | null
  /** Null: it is not. */
  deprecated: string | null
  dependencies: Readonly<Record<string, string>>
}

export interface NugetPackage {
  /** As its publishers spell it: case does not count. */
  name: string
  /** Lowest first. */
  versions: readonly NugetVersion[]
  /** The service index that has it. */
  feed: string
  /** Where its files lie, with a slash at its end. */
  files: string
}

/** Feeds of version 3: https://learn.microsoft.com/nuget/api/overview. Each throws RequestFault. */
export interface NugetFeeds {
  /** Throws SubjectNotFound where none has it. Asked once a run. */
  package(name: string): Promise<NugetPackage>
  owners(found: NugetPackage): Promise<readonly string[] | null>
  addressOf(name: string): URL
}

const BYTES = 50_000_000
const text = z.catch(z.nullish(z.string()), undefined)
const indexSchema = z.object({ resources: z.array(z.object({ '@id': z.string(), '@type': z.string() })) })
const entrySchema = z.object({
  id: z.string(),
  version: z.string(),
  listed: z.catch(z.nullish(z.boolean()), undefined),
  published: text,
  deprecation: z.catch(
    z.nullish(
      z.object({
        message: text,
        reasons: z.catch(z.array(z.string()), []),
        alternatePackage: z.catch(z.nullish(z.object({ id: z.string() })), undefined),
      }),
    ),
    undefined,
  ),
  dependencyGroups: z.catch(
    z.nullish(
      z.array(z.object({ dependencies: z.optional(z.array(z.object({ id: z.string(), range: text }))) })),
    ),
    undefined,
  ),
})
const pageSchema = z.object({
  '@id': z.string(),
  items: z.optional(z.array(z.object({ catalogEntry: entrySchema }))),
})
const registrationSchema = z.object({ items: z.array(pageSchema) })
const searchSchema = z.object({
  data: z.array(z.object({ id: z.string(), owners: z.optional(z.union([z.string(), z.array(z.string())])) })),
})

export function createNugetFeeds(http: Http, sources: readonly string[]): NugetFeeds {
  const packages = new Map<string, Promise<NugetPackage>>()
  const read = async <T>(url: string, schema: z.ZodMiniType<T>): Promise<T> => {
    const parsed = schema.safeParse(cleanDeep(await http.json(url, BYTES)))
    if (parsed.success) return parsed.data
    throw new RequestFault('unexpected', `${new URL(url).host} answered in a way that is not understood`)
  }
  const resource = async (feed: string, types: readonly string[]) => {
    const { resources } = await read(feed, indexSchema)
    const found = types.flatMap((type) => resources.find((one) => one['@type'] === type) ?? [])[0]
    return found ? addressNamed(found['@id'], feed) : null
  }
  const find = async (name: string): Promise<NugetPackage> => {
    for (const feed of sources) {
      const [registrations, files] = await Promise.all([resource(feed, REGISTRATIONS), resource(feed, FILES)])
      if (registrations === null || files === null)
        throw new RequestFault('not-collected', `${new URL(feed).host} is no feed of version 3`, {
          final: true,
        })
      const url = new URL(`${name.toLowerCase()}/index.json`, withSlash(registrations)).href
      const answer = await read(url, registrationSchema).catch(unlessMissing)
      if (answer === null) continue
      const pages = await Promise.all(
        answer.items.map((page) => (page.items ? page : read(addressNamed(page['@id'], url), pageSchema))),
      )
      const entries = pages.flatMap(({ items = [] }) => items.map(({ catalogEntry }) => catalogEntry))
      const versions = entries.flatMap(versionOf)
      const sorted = versions.toSorted((a, b) => nugetVersions.compare(a.version, b.version))
      return { name: entries.at(-1)?.id ?? name, versions: sorted, feed, files: withSlash(files) }
    }
    const hosts = sources.map((feed) => new URL(feed).host).join(' or ')
    throw new SubjectNotFound(
      `There is no NuGet package ${JSON.stringify(name)} on ${hosts || 'any source'}`,
      'Check the name; a private package needs its source in NuGet.config',
    )
  }
  return {
    addressOf: () => new URL(sources[0] ?? NUGET),
    package(name) {
      const key = name.toLowerCase()
      const asked = packages.get(key) ?? find(name)
      packages.set(key, asked)
      return asked
    },
    async owners({ name, feed }) {
      const search = await resource(feed, SEARCH)
      if (search === null) return null
      const query = `?q=packageid:${encodeURIComponent(name)}&prerelease=true&semVerLevel=2.0.0&take=1`
      const { data } = await read(`${search}${query}`, searchSchema)
      const owners = data.find(({ id }) => id.toLowerCase() === name.toLowerCase())?.owners
      return owners === undefined ? null : [owners].flat()
    },
  }
}

const REGISTRATIONS = [
  'RegistrationsBaseUrl/3.6.0',
  'RegistrationsBaseUrl/Versioned',
  'RegistrationsBaseUrl/3.4.0',
  'RegistrationsBaseUrl',
]
const FILES = ['PackageBaseAddress/3.0.0']
const SEARCH = ['SearchQueryService/3.5.0', 'SearchQueryService', 'SearchQueryService/3.0.0-rc']

function versionOf(entry: z.infer<typeof entrySchema>): NugetVersion[] {
  const version = nugetVersions.parse(entry.version)
  if (version === null) return []
  const at = new Date(entry.published ?? '')
  // The feed writes 1900 for what is not listed.
  const isDated = !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 1900
  const dependencies = (entry.dependencyGroups ?? []).flatMap((group) => group.dependencies ?? [])
  return [
    {
      version,
      listed: entry.listed ?? at.getUTCFullYear() !== 1900,
      publishedAt: isDated ? at.toISOString() : null,
      deprecated: entry.deprecation ? deprecationOf(entry.deprecation) : null,
      dependencies: Object.fromEntries(dependencies.map(({ id, range }) => [id, range || '*'])),
    },
  ]
}

function deprecationOf(given: NonNullable<z.infer<typeof entrySchema>['deprecation']>): string {
  const { message, reasons, alternatePackage } = given
  const instead = alternatePackage ? `use ${alternatePackage.id}` : null
  return [reasons.join(', '), message, instead].filter(Boolean).join('; ') || 'deprecated without a reason'
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}

function unlessMissing(error: unknown): null {
  if (error instanceof RequestFault && error.reason === 'not-found') return null
  throw error
}
