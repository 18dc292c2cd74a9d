import { asText } from '../../../text/mapping.ts'
import { type Locked, type LockedNode, type Root, type Surroundings, UnreadableFile } from '../../reader.ts'
import { notHeld } from '../not-held.ts'
import { disagreement } from './disagreement.ts'
import { manifestOf } from './manifest.ts'
import { foldersOf } from './own-folders.ts'
import { requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'
import { membersOf } from './workspaces.ts'
import { type ClassicEntry, classicEntries } from './yarn-classic-entries.ts'
import { Asked, aliasedName, requestIn } from './yarn-request.ts'

/** https://classic.yarnpkg.com/lang/en/docs/yarn-lock. Who asks for what stands in the manifests alone. */
export async function readClassic(text: string, beside: Surroundings): Promise<Locked> {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const asked = new Asked<LockedNode>()
  const entries = classicEntries(text).map((entry) => ({ entry, node: nodeOf(entry) }))
  for (const { entry, node } of entries) for (const pattern of entry.patterns) asked.add(pattern, node)

  const manifest = await manifestOf(beside)
  const members = manifest === null ? [] : await membersOf(manifest, beside)
  const own = new Set(members.map((member) => member.manifest.name))
  const keysOf = (requests: Iterable<readonly [string, string]>) =>
    [...requests].flatMap(([as, range]) => {
      const found = asked.find(as, range)
      if (found.length > 0) return found.map(({ key }) => key)
      return own.has(as) ? [] : [`${as}@${range}`]
    })
  const nodes = entries.map(({ entry, node }) => ({
    ...node,
    dependsOn: keysOf(entry.dependencies),
    optionally: keysOf(entry.optionalDependencies),
  }))
  const roots = members.flatMap(({ folder, manifest: one }): Root[] =>
    requestsOf(one, { dev: true }).flatMap(({ as, range, scope }) =>
      asked.find(as, range).map(({ key }) => ({
        member: folder === '' ? null : (asText(one.name) ?? folder),
        folder,
        as,
        key,
        scope,
      })),
    ),
  )
  return {
    format: 'yarn classic 1',
    project: { name: asText(manifest?.name), version: asText(manifest?.version) },
    roots: manifest && roots,
    nodes,
    notes: manifest
      ? []
      : ['No package.json lies beside it, which alone tells what is asked for and in what scope.'],
    unread: [
      ...notHeld([], nodes),
      ...members.flatMap(({ folder, manifest: one }) =>
        disagreement(one, folder, (as, range) => own.has(as) || asked.find(as, range).length > 0),
      ),
    ],
    covers: [...members.map(({ folder }) => folder), ...foldersOf(nodes)],
  }
}

function nodeOf({ patterns, line, fields }: ClassicEntry): LockedNode {
  const [pattern = ''] = patterns
  const { as, range } = requestIn(pattern)
  const version = fields.get('version')
  if (version === undefined) throw new UnreadableFile(`It ends too early: ${pattern} has no version`, line)
  const resolved = fields.get('resolved') ?? (/^(?:file|https?|git[+:@])/.test(range) ? range : null)
  const source = sourceOf(resolved)
  return {
    key: pattern,
    ecosystem: 'npm',
    name: aliasedName(range) ?? as,
    version,
    source,
    integrity: fields.get('integrity') ?? null,
    line,
    scope: null,
    dependsOn: [],
    own: source.kind === 'path' && !/\.(?:tgz|tar\.gz|tar)(?:#|$)/.test(range),
  }
}
