import { posix } from 'node:path'
import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import { type Surroundings, UnreadableFile } from '../../reader.ts'
import { textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { asksOf, type CrateAsk } from './manifest.ts'

export interface Member {
  name: string
  version: string | null
  /** Relative to the root of the workspace, `.` there. */
  folder: string
  asks: readonly CrateAsk[]
}

/** More than any workspace has. */
const MAX_MEMBERS = 5_000

/** The packages around a Cargo.lock by name: the root's, its members, and what they take from folders. */
export async function membersBeside(beside: Surroundings): Promise<ReadonlyMap<string, Member>> {
  const members = new Map<string, Member>()
  const root = await manifestIn(beside, '.')
  if (root === null) return members
  const workspace = asMapping(root.workspace)
  const folders = [
    '.',
    ...(await Promise.all(patternsIn(workspace).map((one) => matching(one, beside)))).flat(),
  ]
  const seen = new Set<string>()
  // The list grows while it is walked.
  for (const folder of folders) {
    if (seen.has(folder) || seen.size >= MAX_MEMBERS) continue
    seen.add(folder)
    const manifest = folder === '.' ? root : await manifestIn(beside, folder)
    const crate = asMapping(manifest?.package) ?? asMapping(manifest?.project)
    if (manifest === null || crate === null) continue
    const asks = asksOf(manifest, folder, root)
    const name = asText(crate.name)
    if (name !== null) members.set(name, { name, version: asText(crate.version), folder, asks })
    folders.push(...asks.flatMap((ask) => ask.folder ?? []))
  }
  return members
}

function patternsIn(workspace: Mapping | null): readonly string[] {
  try {
    return textsAt(workspace, 'members')
  } catch {
    return []
  }
}

/** Null: it is not there, or no TOML. */
async function manifestIn(beside: Surroundings, folder: string): Promise<Mapping | null> {
  const text = await beside.text(posix.join(folder, 'Cargo.toml'))
  if (text === null) return null
  try {
    return parseToml(text).top
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

/** Folders that a pattern means: `crates/*`. */
async function matching(pattern: string, beside: Surroundings): Promise<string[]> {
  let folders = ['.']
  for (const part of pattern.split('/').filter((one) => one !== '' && one !== '.')) {
    const test = /[*?[]/.test(part) ? matcher(part) : null
    const next = folders.map(async (folder) =>
      test === null
        ? [posix.join(folder, part)]
        : (await beside.folders(folder))
            .filter((name) => test.test(name))
            .map((name) => posix.join(folder, name)),
    )
    folders = (await Promise.all(next)).flat()
  }
  return folders
}

function matcher(part: string): RegExp {
  const source = part
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  try {
    return new RegExp(`^${source}$`)
  } catch {
    // A class that does not close.
    return /^$/
  }
}
