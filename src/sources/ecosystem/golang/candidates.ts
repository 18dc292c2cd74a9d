import { golangVersions } from '../../../analysis/versions/golang.ts'
import type { GoProxies } from './proxy.ts'

/**
 * The numbered versions that the go command chooses among. Where the highest that keeps to its path has a go.mod, majors
 * without one of their own (`v2.0.0+incompatible`) are passed over.
 */
export async function candidatesOf(
  proxies: GoProxies,
  path: string,
  listed: readonly string[],
): Promise<readonly string[]> {
  const numbered = listed.filter((one) => !golangVersions.isPseudo(one))
  const compatible = numbered.filter((one) => !golangVersions.isIncompatible(one))
  const last = highestOf(compatible)
  if (last === null || compatible.length === numbered.length) return numbered
  return (await proxies.hasGoMod(path, last)) ? compatible : numbered
}

/** Of versions in their order the highest release, else the highest prerelease; null: there is neither. */
export function highestOf(versions: readonly string[]): string | null {
  return versions.findLast((one) => !golangVersions.isPrerelease(one)) ?? versions.at(-1) ?? null
}
