import * as z from 'zod/mini'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { once } from '../once.ts'
import { type ComposerVersion, versionsIn } from './metadata.ts'
import type { ComposerSettings } from './settings.ts'

/** What is read of Composer repositories, https://getcomposer.org/doc/05-repositories.md#composer. Each throws RequestFault. */
export interface ComposerRepositories {
  /** Lowest first; null: no repository has it. `branches`: those too. */
  versions(name: string, branches?: boolean): Promise<readonly ComposerVersion[] | null>
  /** What the repository counts; null: it counts nothing. */
  counts(name: string): Promise<{
    maintainers: readonly string[]
    weekly: number | null
    dependents: number | null
    url: string
  } | null>
}

const ROOT_BYTES = 50_000_000
const PACKAGE_BYTES = 50_000_000

const rootSchema = z.object({
  'metadata-url': z.catch(z.optional(z.string()), undefined),
  list: z.catch(z.optional(z.string()), undefined),
  packages: z.optional(z.unknown()),
})
type Root = z.infer<typeof rootSchema>

/** https://packagist.org/apidoc#get-package-data */
const countsSchema = z.object({
  package: z.object({
    maintainers: z.catch(z.array(z.object({ name: z.string() })), []),
    downloads: z.catch(z.optional(z.object({ monthly: z.int() })), undefined),
    dependents: z.catch(z.optional(z.int()), undefined),
  }),
})
const WEEKS_OF_A_MONTH = 52 / 12

export function createComposerRepositories(
  http: Http,
  { repositories }: Pick<ComposerSettings, 'repositories'>,
): ComposerRepositories {
  const rootOf = once(async (base: string): Promise<Root> => {
    const parsed = rootSchema.safeParse(await http.json(`${base}/packages.json`, ROOT_BYTES))
    if (parsed.success) return parsed.data
    throw new RequestFault('unexpected', `${new URL(base).host} did not answer with a Composer repository`)
  })
  const read = once(
    async (base: string, name: string, suffix: string): Promise<readonly ComposerVersion[] | null> => {
      const { packages, 'metadata-url': metadata } = await rootOf(base)
      if (metadata !== undefined) {
        const url = new URL(metadata.replace('%package%', name + suffix), `${base}/`).href
        return versionsIn(cleanDeep(await http.json(url, PACKAGE_BYTES)), name)
      }
      const inline = versionsIn({ packages: cleanDeep(Array.isArray(packages) ? {} : packages) ?? {} }, name)
      if (inline !== null || !Array.isArray(packages)) return inline
      throw new RequestFault('not-collected', `${new URL(base).host} speaks the protocol of Composer 1 alone`)
    },
  )
  /** The first that has it: no other is told of it after that. */
  const placeOf = async (name: string) => {
    for (const base of repositories) {
      const versions = await read(base, name, '').catch(missing)
      if (versions !== null) return { base, versions }
    }
    return null
  }
  return {
    async versions(name, branches = false) {
      const place = await placeOf(name)
      if (place === null || !branches) return place?.versions ?? null
      const dev = await read(place.base, name, '~dev').catch(missing)
      return [...place.versions, ...(dev ?? [])]
    },
    counts: once(async (name: string) => {
      const place = await placeOf(name)
      if (place === null) return null
      const { base } = place
      const { list } = await rootOf(base)
      if (list === undefined || !list.endsWith('/list.json')) return null
      const url = new URL(list.replace(/list\.json$/, `${name}.json`), `${base}/`).href
      const counted = countsSchema.safeParse(cleanDeep(await http.json(url, PACKAGE_BYTES).catch(missing)))
      if (!counted.success) return null
      const { maintainers, downloads, dependents } = counted.data.package
      return {
        maintainers: maintainers.map((one) => one.name),
        weekly: downloads === undefined ? null : Math.round(downloads.monthly / WEEKS_OF_A_MONTH),
        dependents: dependents ?? null,
        url,
      }
    }),
  }
}

function missing(error: unknown): null {
  if (error instanceof RequestFault && error.reason === 'not-found') return null
  throw error
}
