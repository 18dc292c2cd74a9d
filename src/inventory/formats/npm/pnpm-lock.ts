import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { parseYaml, type YamlDocument } from '../../syntax/yaml.ts'
import { isNamed } from '../file-name.ts'
import { notHeld } from '../not-held.ts'
import { disagreement } from './disagreement.ts'
import { manifestOf } from './manifest.ts'
import { foldersOf } from './own-folders.ts'
import { packageOf, placesOf, withoutPeers } from './pnpm-key.ts'
import { sourceOf } from './source.ts'

const KNOWN = /^(?:5(?:\.\d+)?|6\.\d+|7\.\d+|9\.\d+)(?:-inlineSpecifiers)?$/

/**
 * https://github.com/pnpm/spec/tree/master/lockfile. What the members ask for stands under `importers`, or at the top where
 * there is one alone; from version 9 on `packages` describes releases, and `snapshots` what each of them is installed with.
 */
export const pnpmLock: InventoryReader = {
  id: 'pnpm-lock',
  accepts: isNamed('pnpm-lock.yaml'),
  async read({ text }, beside) {
    // pnpm 11 puts a document before it that says how pnpm itself is installed.
    const documents = text.split(/^---[ \t]*$/m).filter((one) => one.trim() !== '')
    const own = documents.at(-1) ?? ''
    const document = await parseYaml(withLinesBefore(text, own))
    const version = asText(document.top.lockfileVersion) ?? ''
    if (!KNOWN.test(version))
      throw new UnreadableFile(
        version === ''
          ? 'It has no lockfileVersion'
          : `Its lockfileVersion is ${version}, and 5 to 9 are known`,
        null,
        'Write it with pnpm 3 to 11, or update oss-check',
      )
    const importers = asMapping(document.top.importers) ?? { '.': document.top }
    const held = nodesOf(document)
    const keys = new Set(held.map(({ key }) => key))
    const roots = Object.entries(importers).flatMap(([folder, importer]) =>
      rootsOf(folder, asMapping(importer), keys),
    )
    const nodes = [...held, ...namedAlone(roots, keys)]
    const manifest = await manifestOf(beside)
    const asked = askedBy(asMapping(importers['.']))
    return {
      format: `pnpm-lock ${version}`,
      project: { name: asText(manifest?.name), version: asText(manifest?.version) },
      roots,
      nodes,
      notes:
        documents.length > 1 ? ['Its first document is how pnpm itself is installed, and is left out.'] : [],
      unread: [
        ...notHeld(roots, held),
        // An override may take a request away.
        ...(document.top.overrides ? [] : disagreement(manifest, '', (as) => asked.has(as))),
      ],
      covers: [...Object.keys(importers), ...foldersOf(held)],
    }
  },
}

/** Lines are counted from the beginning of the file. */
function withLinesBefore(text: string, own: string): string {
  const before = text.slice(0, text.length - own.length)
  return before.replace(/[^\n]/g, '') + own
}

function nodesOf({ top, lineOf }: YamlDocument): LockedNode[] {
  const packages = asMapping(top.packages) ?? {}
  const installed = asMapping(top.snapshots) ?? packages
  const known = (key: string) => Object.hasOwn(installed, key)
  return Object.entries(installed).map(([key, value]): LockedNode => {
    const snapshot = asMapping(value)
    const entry = asMapping(packages[key]) ?? asMapping(packages[withoutPeers(key)]) ?? snapshot
    const resolution = asMapping(entry?.resolution)
    const { name, version } = packageOf(key)
    return {
      key,
      ecosystem: 'npm',
      name: asText(entry?.name) ?? name,
      version: asText(entry?.version) ?? version,
      source: sourceOf(addressIn(resolution, key)),
      integrity: asText(resolution?.integrity),
      line: lineOf(entry) ?? lineOf(snapshot),
      scope: null,
      dependsOn: keysIn(snapshot, 'dependencies', known),
      optionally: keysIn(snapshot, 'optionalDependencies', known),
      own: asText(resolution?.type) === 'directory',
    }
  })
}

function keysIn(entry: Mapping | null, field: string, known: (key: string) => boolean): string[] {
  return entriesOf(entry, field).flatMap(([as, version]) => keyOf(as, asText(version), known))
}

/** Links lead to members, whose own requests are roots. */
function keyOf(as: string, version: string | null, known: (key: string) => boolean): string[] {
  if (version === null || version.startsWith('link:')) return []
  const places = placesOf(as, version)
  return [places.find(known) ?? (/^\d/.test(version) ? `${as}@${version}` : version)]
}

const FIELDS: readonly [string, Scope][] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'dev'],
]

function rootsOf(folder: string, importer: Mapping | null, keys: ReadonlySet<string>): Root[] {
  const within = folder === '.' ? '' : folder
  const member = within || null
  return FIELDS.flatMap(([field, scope]) =>
    entriesOf(importer, field).flatMap(([as, value]) => {
      const version = asText(value) ?? asText(asMapping(value)?.version)
      return keyOf(as, version, (key) => keys.has(key)).map((key) => ({
        member,
        folder: within,
        as,
        key,
        scope,
      }))
    }),
  )
}

/** A release that is asked for and not described is still known by its name. */
function namedAlone(roots: readonly Root[], keys: ReadonlySet<string>): LockedNode[] {
  return [...new Set(roots.map(({ key }) => key))].flatMap((key) => {
    const { name, version } = packageOf(key)
    if (keys.has(key) || version === null) return []
    const source = sourceOf(null)
    return [{ key, ecosystem: 'npm', name, version, source, line: null, scope: null, dependsOn: [] }]
  })
}

function askedBy(importer: Mapping | null): ReadonlySet<string> {
  return new Set(FIELDS.flatMap(([field]) => entriesOf(importer, field).map(([as]) => as)))
}

function addressIn(resolution: Mapping | null, key: string): string | null {
  const { repo, commit, tarball, directory } = resolution ?? {}
  if (typeof repo === 'string') return `git+${repo.replace(/^git\+/, '')}#${asText(commit) ?? ''}`
  const archive = asText(tarball) ?? asText(directory)
  if (archive !== null) return archive
  return /(?:^|@)(file:[^(]*)/.exec(key)?.[1] ?? null
}
