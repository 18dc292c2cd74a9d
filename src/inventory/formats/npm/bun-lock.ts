import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { type JsonDocument, parseJson } from '../../syntax/json.ts'
import { isNamed } from '../file-name.ts'
import { notHeld } from '../not-held.ts'
import { disagreement } from './disagreement.ts'
import { manifestOf } from './manifest.ts'
import { foldersOf } from './own-folders.ts'
import { requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'
import { requestIn } from './yarn-request.ts'

/**
 * https://bun.sh/reference/bun/BunLockFile. `packages` names places: `a`, and `a/b` for the b that only a finds; a member of
 * the workspace stands there by its name. An entry is `["name@version", registry, what it asks for, integrity]`.
 */
export const bunLock: InventoryReader = {
  id: 'bun-lock',
  accepts: isNamed('bun.lock'),
  async read({ text }, beside) {
    const document = parseJson(text, { relaxed: true })
    const { top } = document
    const version = top.lockfileVersion
    if (version !== 0 && version !== 1 && version !== 2)
      throw new UnreadableFile(
        version === undefined
          ? 'It has no lockfileVersion'
          : `Its lockfileVersion is ${JSON.stringify(version)}, and 0 to 2 are known`,
        null,
        'Write it with Bun 1, or update oss-check',
      )
    const packages = asMapping(top.packages) ?? {}
    const members = entriesOf(top, 'workspaces')
    const nodes = Object.entries(packages).map(([place, entry]) => nodeOf(place, entry, packages, document))
    const roots = members.flatMap(([folder, value]) => rootsOf(folder, asMapping(value), packages))
    const manifest = await manifestOf(beside)
    const own = asMapping(asMapping(top.workspaces)?.[''])
    const asked = new Set(requestsOf(own, { dev: true }).map(({ as }) => as))
    return {
      format: `bun.lock ${version}`,
      project: { name: asText(own?.name), version: asText(own?.version) ?? asText(manifest?.version) },
      roots,
      nodes,
      notes: [],
      unread: [...notHeld(roots, nodes), ...disagreement(manifest, '', (as) => asked.has(as))],
      covers: [...members.map(([folder]) => folder), ...foldersOf(nodes)],
    }
  },
}

/** It is written by Bun before 1.2 and has no text in it. */
export const bunBinaryLock: InventoryReader = {
  id: 'bun.lockb',
  accepts: isNamed('bun.lockb'),
  yieldsTo: ['bun.lock'],
  refuses: {
    message: 'It is the binary lockfile of Bun before 1.2, which Bun alone reads',
    hint: 'Write it as text: bun install --save-text-lockfile --frozen-lockfile --lockfile-only',
  },
  read: () => {
    throw new UnreadableFile('It is binary')
  },
}

function nodeOf(place: string, entry: unknown, packages: Mapping, { lineOf }: JsonDocument): LockedNode {
  const parts: unknown[] = Array.isArray(entry) ? entry : []
  const line = lineOf(entry)
  const identity = asText(parts[0])
  if (identity === null) throw new UnreadableFile(`It has "${place}" without a package`, line)
  const info = parts.map(asMapping).find((part) => part !== null) ?? null
  const { as: name, range: reference } = requestIn(identity)
  const isRelease = /^\d/.test(reference)
  const requested = requestsOf(info, { peers: true })
  return {
    key: place,
    ...(/^(?:@[^/]+\/)?[^/]+$/.test(place) && { placed: { folder: '', as: place } }),
    ecosystem: 'npm',
    name,
    version: isRelease ? reference : null,
    source: sourceIn(reference, isRelease ? asText(parts[1]) : null, info),
    integrity: parts.map(asText).find((part) => part !== null && /^sha\d+-/.test(part)) ?? null,
    line,
    scope: null,
    dependsOn: requested
      .filter(({ scope }) => scope === 'runtime')
      .flatMap(({ as }) => nearest(packages, place, as, asMapping(info?.dependencies))),
    optionally: requested
      .filter(({ scope }) => scope === 'optional')
      .flatMap(({ as }) => nearest(packages, place, as, null)),
    own: /^(?:workspace|link|root):/.test(reference) || isFolder(reference),
  }
}

function sourceIn(reference: string, registry: string | null, info: Mapping | null): ComponentSource {
  if (info?.bundled === true) return { kind: 'bundled', url: null }
  if (/^\d/.test(reference)) return { kind: 'registry', url: registry || null }
  const source = sourceOf(reference)
  // What has neither a scheme nor a number is an archive in the project.
  return source.kind === 'url' && !/^https?:/.test(reference) ? { kind: 'path', url: reference } : source
}

function isFolder(reference: string): boolean {
  return reference.startsWith('file:') && !/\.(?:tgz|tar\.gz|tar)$/.test(reference)
}

function rootsOf(folder: string, manifest: Mapping | null, packages: Mapping): Root[] {
  const name = asText(manifest?.name)
  const member = folder === '' ? null : (name ?? folder)
  const place = folder === '' ? '' : (name ?? '')
  return requestsOf(manifest, { dev: true, peers: true }).flatMap(({ as, scope }) =>
    nearest(packages, place, as, null).map((key) => ({ member, folder, as, key, scope })),
  )
}

/** The place upwards from `place` where a name is found. `needed`: what is in there is held in any case. */
function nearest(packages: Mapping, place: string, as: string, needed: Mapping | null): string[] {
  for (let above = place; above !== ''; above = above.replace(/(?:^|\/)(?:@[^/]+\/)?[^/]+$/, '')) {
    const key = `${above}/${as}`
    if (Object.hasOwn(packages, key)) return [key]
  }
  return Object.hasOwn(packages, as) || (needed !== null && Object.hasOwn(needed, as)) ? [as] : []
}
