import { asMapping, type Mapping } from '../../../text/mapping.ts'
import type { Surroundings } from '../../reader.ts'
import { manifestOf } from './manifest.ts'

export interface Member {
  /** Relative to the root of the workspace; empty: that itself. */
  folder: string
  manifest: Mapping
}

const MAX_DEPTH = 8

/** The members that `workspaces` of a package.json names by pattern, the root first. */
export async function membersOf(root: Mapping, beside: Surroundings): Promise<readonly Member[]> {
  const patterns = patternsIn(root)
  const excluded = patterns.filter((one) => one.startsWith('!')).map((one) => matcher(one.slice(1)))
  const found = new Set<string>()
  for (const pattern of patterns.filter((one) => !one.startsWith('!')))
    for (const folder of await matching('', partsOf(pattern), beside)) found.add(folder)
  const members: Member[] = [{ folder: '', manifest: root }]
  for (const folder of [...found].sort()) {
    if (folder === '' || excluded.some((test) => test.test(folder))) continue
    const manifest = await manifestOf(beside, folder)
    if (manifest !== null) members.push({ folder, manifest })
  }
  return members
}

function patternsIn({ workspaces }: Mapping): string[] {
  const list = Array.isArray(workspaces) ? workspaces : asMapping(workspaces)?.packages
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}

function partsOf(pattern: string): string[] {
  return pattern.split('/').filter((part) => part !== '' && part !== '.')
}

async function matching(
  folder: string,
  parts: readonly string[],
  beside: Surroundings,
  depth = 0,
): Promise<string[]> {
  const [part, ...rest] = parts
  if (part === undefined) return [folder]
  if (depth > MAX_DEPTH) return []
  if (!part.includes('*')) return matching(join(folder, part), rest, beside, depth + 1)
  const here = part === '**' ? await matching(folder, rest, beside, depth) : []
  const test = matcher(part === '**' ? '*' : part)
  const inner = (await beside.folders(folder)).filter((name) => test.test(name) && name !== 'node_modules')
  const next = part === '**' ? parts : rest
  const below = await Promise.all(inner.map((name) => matching(join(folder, name), next, beside, depth + 1)))
  return [...here, ...below.flat()]
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** `*` within a part, `**` over any number of them. */
function matcher(pattern: string): RegExp {
  const source = partsOf(pattern)
    .join('/')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))
  return new RegExp(`^${source}$`)
}
