import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import {
  type InventoryReader,
  type LockedNode,
  type Root,
  type Surroundings,
  UnreadableFile,
} from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { mappingsAt, textAt } from '../../syntax/shape.ts'
import { isNamed } from '../file-name.ts'
import { valuesByKey } from '../values-by-key.ts'

/** https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control; it carries the licence of each package. */
export const composerLock: InventoryReader = {
  id: 'composer-lock',
  accepts: isNamed('composer.lock'),
  async read({ text }, beside) {
    const { top, lineOf } = parseJson(text)
    if (!('packages' in top)) throw new UnreadableFile('It has no "packages"')
    const entries = [
      ...mappingsAt(top, 'packages').map((entry) => ({ entry, scope: 'runtime' as const })),
      // Null in what `composer install --no-dev` wrote long ago.
      ...mappingsAt(top, 'packages-dev').map((entry) => ({ entry, scope: 'dev' as const })),
    ]
    const providers = providersIn(entries.map(({ entry }) => entry))
    const manifest = await manifestBeside(beside)
    return {
      format: 'composer.lock',
      project: { name: asText(manifest?.name), version: asText(manifest?.version) },
      roots: manifest && [
        ...rootsIn(manifest, 'require', 'runtime', providers),
        ...rootsIn(manifest, 'require-dev', 'dev', providers),
      ],
      nodes: entries.map(({ entry, scope }) => nodeOf(entry, scope, lineOf(entry), providers)),
      notes: [],
    }
  },
}

/** A name -> the packages that have it or stand in for it. */
type Providers = ReadonlyMap<string, readonly string[]>

function providersIn(entries: readonly Mapping[]): Providers {
  return valuesByKey(
    entries.flatMap((entry) => {
      const key = keyOf(asText(entry.name) ?? '')
      const also = [...entriesOf(entry, 'replace'), ...entriesOf(entry, 'provide')].map(([name]) =>
        keyOf(name),
      )
      return [...new Set([key, ...also])].map((name) => [name, key] as const)
    }),
  )
}

/** Names are written in any case and mean the same. */
function keyOf(name: string): string {
  return name.toLowerCase()
}

function rootsIn(manifest: Mapping, section: string, scope: Scope, providers: Providers): Root[] {
  return entriesOf(manifest, section).flatMap(([name]) =>
    (providers.get(keyOf(name)) ?? []).map((key) => ({ member: null, key, scope })),
  )
}

async function manifestBeside(beside: Surroundings): Promise<Mapping | null> {
  const text = await beside.text('composer.json')
  if (text === null) return null
  try {
    return parseJson(text).top
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

function nodeOf(entry: Mapping, scope: Scope, line: number | null, providers: Providers): LockedNode {
  const name = keyOf(textAt(entry, 'name', line))
  const dist = asMapping(entry.dist)
  return {
    key: name,
    ecosystem: 'composer',
    name,
    version: textAt(entry, 'version', line),
    source: sourceOf(dist, asMapping(entry.source)),
    integrity: asText(dist?.shasum) || null,
    license: licenseOf(entry.license),
    line,
    scope,
    dependsOn: entriesOf(entry, 'require').flatMap(([needed]) => providers.get(keyOf(needed)) ?? []),
    own: dist?.type === 'path',
  }
}

/** Several are a choice, https://getcomposer.org/doc/04-schema.md#license */
function licenseOf(license: unknown): string | null {
  const names = [license].flat().filter((one): one is string => typeof one === 'string' && one.trim() !== '')
  if (names.length < 2) return names[0] ?? null
  return names.map((name) => (/\s/.test(name) ? `(${name})` : name)).join(' OR ')
}

function sourceOf(dist: Mapping | null, source: Mapping | null): ComponentSource {
  const address = asText(dist?.url) ?? asText(source?.url)
  if (dist?.type === 'path') return { kind: 'path', url: address }
  // Archives of a commit are what the registry lists; without one there is the repository alone.
  if (dist === null && source !== null) return { kind: 'git', url: `${address}#${asText(source.reference)}` }
  return { kind: 'registry', url: address }
}
