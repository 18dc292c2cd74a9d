import * as z from 'zod/mini'
import type { Adopters } from '../../../model/facts/adopters.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'

/** What the web API of crates.io tells beyond its index: https://crates.io/data-access. Each throws RequestFault. */
export interface CratesApi {
  owners(name: string): Promise<readonly string[]>
  adopters(name: string): Promise<Adopters>
  /** For evidence. */
  pageOf(name: string): string
}

const BYTES = 5_000_000
const WEEKS_OF_RECENT = 90 / 7

const ownersSchema = z.object({ users: z.array(z.object({ login: z.string() })) })
const crateSchema = z.object({ crate: z.object({ recent_downloads: z.nullish(z.number()) }) })
const dependentsSchema = z.object({ meta: z.object({ total: z.number() }) })

export function createCratesApi(http: Http, api: string): CratesApi {
  const at = (name: string) => `${api.replace(/\/$/, '')}/api/v1/crates/${name}`
  const read = async <T>(url: string, schema: z.ZodMiniType<T>): Promise<T> => {
    const answer = await http.json(url, BYTES).catch(unlessOffered(url))
    const parsed = schema.safeParse(cleanDeep(answer))
    if (parsed.success) return parsed.data
    throw new RequestFault('unexpected', `${new URL(url).host} answered in a way that is not understood`)
  }
  return {
    pageOf: at,
    owners: async (name) => (await read(`${at(name)}/owners`, ownersSchema)).users.map(({ login }) => login),
    async adopters(name) {
      const [{ crate }, { meta }] = await Promise.all([
        read(at(name), crateSchema),
        read(`${at(name)}/reverse_dependencies?per_page=1`, dependentsSchema),
      ])
      // It counts those of the last ninety days.
      const recent = crate.recent_downloads ?? null
      return {
        weeklyDownloads: recent === null ? null : Math.round(recent / WEEKS_OF_RECENT),
        dependentRepositories: null,
        dependentPackages: meta.total,
        named: [],
        adoptersFile: null,
      }
    },
  }
}

/** A mirror of the index has none of it, and says so by answering that there is no such thing. */
function unlessOffered(url: string) {
  return (error: unknown): never => {
    if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
    throw new RequestFault('not-collected', `${new URL(url).host} does not pass on what the web API tells`, {
      final: true,
    })
  }
}
