import * as z from 'zod/mini'
import { gemVersions } from '../../../analysis/versions/gem.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { SubjectNotFound } from '../../source.ts'
import { integrityOfHex } from '../archive/checksum.ts'
import type { NamedAddress } from '../named-repository.ts'
import { RUBYGEMS } from './sources.ts'

export interface GemVersion {
  version: string
  publishedAt: string | null
  licenses: readonly string[]
  addresses: readonly NamedAddress[]
  ruby: string | null
  platform: string
  /** SRI of its archive. */
  integrity: string | null
}

/** The web API of RubyGems: https://guides.rubygems.org/rubygems-org-api/. Each throws RequestFault, and is asked once a run. */
export interface GemApi {
  /** Lowest first, one for each number: yanked ones are not listed. Throws SubjectNotFound where there is no such gem. */
  versions(name: string): Promise<readonly GemVersion[]>
  /** What it needs where it runs: name -> requirements. */
  dependencies(name: string, version: string): Promise<Readonly<Record<string, string>>>
  owners(name: string): Promise<readonly string[]>
  dependents(name: string): Promise<number>
  archiveUrl(name: string, version: GemVersion): string
  pageOf(name: string, version: string): string
  addressOf(name: string): URL
}

const BYTES = 50_000_000
const text = z.catch(z.nullish(z.string()), undefined)
const texts = z.catch(z.nullish(z.array(z.string())), undefined)

const versionsSchema = z.array(
  z.object({
    number: z.string(),
    platform: z.catch(z.string(), 'ruby'),
    created_at: text,
    licenses: texts,
    metadata: z.catch(z.nullish(z.record(z.string(), z.string())), undefined),
    ruby_version: text,
    sha: text,
  }),
)
const detailSchema = z.object({
  dependencies: z.object({ runtime: z.array(z.object({ name: z.string(), requirements: z.string() })) }),
})
const ownersSchema = z.array(z.object({ handle: z.string() }))
const dependentsSchema = z.array(z.string())

export function createGemApi(http: Http, source: string): GemApi {
  const asked = new Map<string, Promise<readonly GemVersion[]>>()
  const addressOf = (name: string) => new URL(`api/v1/gems/${name}.json`, source)
  const read = async <T>(path: string, schema: z.ZodMiniType<T>): Promise<T> => {
    const url = new URL(path, source).href
    const parsed = schema.safeParse(cleanDeep(await http.json(url, BYTES)))
    if (parsed.success) return parsed.data
    throw new RequestFault('unexpected', `${new URL(url).host} answered in a way that is not understood`)
  }
  const versions = async (name: string): Promise<readonly GemVersion[]> => {
    const listed = await read(`api/v1/versions/${name}.json`, versionsSchema).catch((error: unknown) => {
      throw missing(error, name, source)
    })
    const known = listed.flatMap((one): GemVersion[] => {
      const version = gemVersions.parse(one.number) === null ? null : one.number
      return version === null ? [] : [{ ...versionOf(one), version }]
    })
    // Of builds for several platforms, the one that runs on all.
    const byNumber = new Map<string, GemVersion>()
    for (const one of known)
      if (one.platform === 'ruby' || !byNumber.has(one.version)) byNumber.set(one.version, one)
    return [...byNumber.values()].toSorted((a, b) => gemVersions.compare(a.version, b.version))
  }
  return {
    addressOf,
    versions(name) {
      const answer = asked.get(name) ?? versions(name)
      asked.set(name, answer)
      return answer
    },
    async dependencies(name, version) {
      const { dependencies } = await read(`api/v2/rubygems/${name}/versions/${version}.json`, detailSchema)
      return Object.fromEntries(dependencies.runtime.map((one) => [one.name, one.requirements]))
    },
    owners: async (name) =>
      (await read(`api/v1/gems/${name}/owners.json`, ownersSchema)).map(({ handle }) => handle),
    dependents: async (name) =>
      (await read(`api/v1/gems/${name}/reverse_dependencies.json`, dependentsSchema)).length,
    archiveUrl: (name, { version, platform }) =>
      new URL(`gems/${name}-${version}${platform === 'ruby' ? '' : `-${platform}`}.gem`, source).href,
    pageOf: (name, version) =>
      source === RUBYGEMS ? `${RUBYGEMS}gems/${name}/versions/${version}` : addressOf(name).href,
  }
}

function versionOf(one: z.infer<typeof versionsSchema>[number]): Omit<GemVersion, 'version'> {
  const at = new Date(one.created_at ?? '')
  const metadata = one.metadata ?? {}
  const named = (field: NamedAddress['field'], url: string | undefined): NamedAddress[] =>
    url ? [{ field, url }] : []
  return {
    publishedAt: Number.isNaN(at.getTime()) ? null : at.toISOString(),
    licenses: (one.licenses ?? []).filter((license) => license.trim() !== ''),
    addresses: [
      ...named('repository', metadata.source_code_uri),
      ...named('homepage', metadata.homepage_uri),
      ...named('bugs', metadata.bug_tracker_uri),
    ],
    ruby: one.ruby_version?.trim() || null,
    platform: one.platform,
    integrity: integrityOfHex('sha256', one.sha ?? ''),
  }
}

function missing(error: unknown, name: string, source: string): unknown {
  if (!(error instanceof RequestFault) || error.reason !== 'not-found') return error
  return new SubjectNotFound(
    `${new URL(source).host} lists no gem ${JSON.stringify(name)}`,
    'Check the name; a private gem needs its source in your Gemfile or .gemrc, with the web API of RubyGems',
  )
}
