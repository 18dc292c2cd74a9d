import pickManifest from 'npm-pick-manifest'
import { npmVersions } from '../../../analysis/versions/npm.ts'
import { SubjectNotFound } from '../../source.ts'
import type { Packument } from './packument.ts'

/**
 * The version that npm installs for a tag, a version or a range; empty: where none is named. `node`: the version of Node.js
 * that it has to run on. Throws SubjectNotFound where there is none.
 */
export function pickVersion(packument: Packument, requested: string, node: string | null): string {
  const { name, distTags, versions } = packument
  const wanted = requested.trim() || '*'
  try {
    const entries = versions.map(({ version, deprecated, engines }) => {
      return [version, { name, version, engines, ...(deprecated !== null && { deprecated }) }] as const
    })
    const listed = { name, 'dist-tags': distTags, versions: Object.fromEntries(entries) }
    return pickManifest(listed, wanted, { nodeVersion: node }).version
  } catch {
    throw npmVersions.isRange(wanted)
      ? new SubjectNotFound(
          `No version of ${name} is in the range ${wanted}`,
          distTags.latest ? `The latest is ${distTags.latest}` : 'It has no version at all',
        )
      : new SubjectNotFound(
          `${name} has no tag ${JSON.stringify(wanted)}, and that is no version range`,
          `Its tags are ${Object.keys(distTags).slice(0, 8).join(', ')}`,
        )
  }
}

/** Why npm does not take the version that maintainers call latest; null: it does, or there is none. */
export function whyNotLatest(packument: Packument, picked: string, node: string | null): string | null {
  const { latest } = packument.distTags
  const tagged = packument.versions.find(({ version }) => version === latest)
  if (!tagged || tagged.version === picked) return null
  if (tagged.deprecated !== null) return `its latest, ${latest}, is deprecated`
  const wants = tagged.engines.node
  return node !== null && wants !== undefined && !npmVersions.admits(wants, node)
    ? `its latest, ${latest}, does not run on Node.js ${node}`
    : null
}
