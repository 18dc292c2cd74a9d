import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { isNamed } from '../file-name.ts'
import { denoKey, denoKeys, packageInKey } from './deno-key.ts'

/**
 * https://github.com/denoland/deno_lockfile, versions 2 to 5. It says which release each request came out as, and does not
 * tell what is for development alone.
 */
export const denoLock: InventoryReader = {
  id: 'deno-lock',
  accepts: isNamed('deno.lock'),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const version = asText(top.version)
    if (version === null || !/^[2-5]$/.test(version))
      throw new UnreadableFile(
        version === null
          ? 'It has no version, as before Deno 1.28'
          : `Its version is ${version}, and 2 to 5 are known`,
        null,
        'Write it with Deno 2, or update oss-check',
      )
    // Version 3 keeps everything below `packages`, version 2 all of npm below `npm`.
    const held = asMapping(top.packages) ?? top
    const npm = asMapping(asMapping(held.npm)?.packages) ?? asMapping(held.npm)
    const releases = [...releasesOf('npm', npm), ...releasesOf('jsr', asMapping(held.jsr))]
    const keys = denoKeys(releases.map(({ key }) => key))
    const nodes = releases.map(({ ecosystem, key, entry }): LockedNode => {
      const { name, version: number } = packageInKey(key)
      return {
        key,
        ecosystem,
        name,
        version: number,
        source: { kind: 'registry', url: asText(entry?.tarball) },
        integrity: asText(entry?.integrity),
        line: lineOf(entry),
        scope: null,
        dependsOn: requestedIn(ecosystem, entry, 'dependencies').flatMap(keys.find),
        optionally: [
          ...requestedIn(ecosystem, entry, 'optionalDependencies'),
          ...requestedIn(ecosystem, entry, 'optionalPeers'),
        ].flatMap(keys.find),
      }
    })
    const specifiers = asMapping(held.specifiers) ?? asMapping(asMapping(held.npm)?.specifiers)
    const roots = Object.entries(specifiers ?? {}).flatMap(([asked, came]): Root[] =>
      keys.find(denoKey(asked, asText(came) ?? '')).map((key) => ({ member: null, key, scope: 'unknown' })),
    )
    const remote = entriesOf(top, 'remote').length
    return {
      format: `deno.lock ${version}`,
      project: { name: null, version: null },
      roots,
      nodes,
      notes: ['It does not tell what is for development alone.'],
      unread: remote === 0 ? [] : [modulesByAddress(remote, lineOf(top.remote))],
    }
  },
}

function modulesByAddress(count: number, line: number | null) {
  return {
    line,
    message: `It pins ${count} ${count === 1 ? 'module' : 'modules'} by address alone, and nobody says what licence stands there`,
    hint: 'Import them as packages (jsr: or npm:), or look at them yourself',
  }
}

function releasesOf(ecosystem: 'npm' | 'jsr', packages: Mapping | null) {
  return Object.entries(packages ?? {}).flatMap(([id, value]) => {
    const entry = asMapping(value)
    return /^(?:@[^/@]+\/)?[^/@]+@\d/.test(id) ? [{ ecosystem, key: `${ecosystem}:${id}`, entry }] : []
  })
}

/** A mapping to keys up to version 3 of npm's, a list from 4 on and of JSR's. */
function requestedIn(ecosystem: string, entry: Mapping | null, field: string): string[] {
  const asked = entry?.[field]
  const list: unknown[] = Array.isArray(asked) ? asked : Object.values(asMapping(asked) ?? {})
  return list
    .filter((one) => typeof one === 'string')
    .map((one) => (/^(?:npm|jsr):/.test(one) ? one : `${ecosystem}:${one}`))
}
