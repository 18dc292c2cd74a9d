import { golangVersions } from '../../../analysis/versions/golang.ts'
import { type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import { candidatesOf, highestOf } from './candidates.ts'
import type { GoProxies } from './proxy.ts'

/** What the go.mod of the highest version says of the others and of the module, https://go.dev/ref/mod#go-mod-file-retract */
export interface Retractions {
  /** Why a version must not be used; null: it is not retracted. */
  of(version: string): { rationale: string | null } | null
  /** What it says of the whole module; null: it is not deprecated. */
  deprecated: string | null
  /** Why that is not known: then the others say nothing. */
  untold: Unknown | null
}

const NOTHING_SAID: Retractions = { of: () => null, deprecated: null, untold: null }

export async function retractionsOf(
  proxies: GoProxies,
  path: string,
  listed: readonly string[],
): Promise<Retractions> {
  const last = highestOf(await candidatesOf(proxies, path, listed)) ?? listed.at(-1)
  if (last === undefined) return NOTHING_SAID
  try {
    const { retract, deprecated } = await proxies.goMod(path, last)
    const isIn = (version: string, low: string, high: string) =>
      golangVersions.compare(low, version) <= 0 && golangVersions.compare(version, high) <= 0
    return {
      deprecated,
      of: (version) => retract.find(({ low, high }) => isIn(version, low, high)) ?? null,
      untold: null,
    }
  } catch (error) {
    if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
    const detail = `The proxy lists ${last} and has no go.mod of it, which would tell`
    return { ...NOTHING_SAID, untold: unknown('unexpected', detail) }
  }
}
