import { type Candidate, discover } from './discover.ts'
import { isExcluded } from './excluded.ts'
import { fileName } from './formats/file-name.ts'
import { READERS } from './formats/index.ts'
import type { Inventory, Unread } from './inventory.ts'
import { type FileRead, readInventoryFile, unreadable } from './read-file.ts'
import type { Surroundings } from './reader.ts'
import { surroundingsOf } from './surroundings.ts'
import { folderOf, pathWithin, type Tree } from './tree.ts'

export interface Inventories {
  inventories: readonly Inventory[]
  /** What was there and could not be read. */
  unread: readonly Unread[]
}

export interface Reading {
  /** As in Surroundings; absent: nobody is asked. */
  pom?: NonNullable<Surroundings['pom']>
  /** Patterns of paths that are left out of folders; what is named itself is read. */
  exclude?: readonly string[]
}

/** Everything that the files of a folder of the tree say is used. */
export async function readFolder(tree: Tree, folder: string, reading: Reading): Promise<Inventories> {
  const { exclude = [] } = reading
  const { candidates, unread } = await discover(tree, folder, READERS, (path) => isExcluded(path, exclude))
  const read: (FileRead & Pick<Candidate, 'reader'>)[] = []
  const covered = new Set<string>()
  // Lockfiles first: they speak for the manifests of the members of their workspace.
  const order = candidates.toSorted((a, b) => Number(isManifest(a)) - Number(isManifest(b)))
  for (const candidate of order) {
    const { path, reader } = candidate
    const spokenFor = reader.yieldsTo?.some((lock) => covered.has(`${lock} of ${folderOf(path)}`)) ?? false
    if (isManifest(candidate) && spokenFor) continue
    const one = await readCandidate(tree, candidate, reading)
    for (const member of one.covers) covered.add(`${fileName(path)} of ${pathWithin(folderOf(path), member)}`)
    read.push({ ...one, reader })
  }
  return {
    inventories: withoutEachOther(read),
    unread: [...unread, ...read.flatMap((one) => one.unread)],
  }
}

/** Where no lockfile tells members from packages of the same name, what stands beside it in the tree is the member. */
function withoutEachOther(read: readonly (FileRead & Pick<Candidate, 'reader'>)[]): Inventory[] {
  const identity = (reader: Candidate['reader'], name: string | null) => `${reader.id} ${name}`
  const own = new Set(
    read
      .filter(({ reader }) => reader.isManifest)
      .map(({ reader, inventory }) => identity(reader, inventory?.project.name ?? null)),
  )
  return read.flatMap(({ inventory, reader }) => {
    if (inventory === null || !reader.isManifest) return inventory ?? []
    const components = inventory.components.filter(({ name }) => !own.has(identity(reader, name)))
    return { ...inventory, components }
  })
}

/** A text that lies in no tree; by `name` people know it. */
export function readText(name: string, text: string): Promise<FileRead> {
  const nothing: Tree = {
    entries: async () => ({ files: [], folders: [], links: [] }),
    read: async (path) => (path === name ? Buffer.from(text) : null),
  }
  return readNamed(nothing, name, {})
}

/** One file that somebody named, whatever its name. */
export async function readNamed(tree: Tree, path: string, reading: Reading): Promise<FileRead> {
  const named = READERS.find((one) => one.accepts(path))
  const reader = named ?? (await recognized(tree, path))
  if (reader !== null) return readCandidate(tree, { path, reader }, reading)
  return unreadable({
    file: path,
    line: null,
    message: 'It is no lockfile, manifest, SBOM or list of a kind that is read',
    hint: `Read are: ${READERS.filter(({ refuses }) => !refuses)
      .map(({ id }) => id)
      .join(', ')}`,
  })
}

async function recognized(tree: Tree, path: string) {
  const text = await surroundingsOf(tree, path, {}).text(fileName(path))
  return text === null ? null : (READERS.find((one) => one.recognizes?.(text)) ?? null)
}

function isManifest({ reader }: Candidate): boolean {
  return reader.isManifest ?? false
}

function readCandidate(tree: Tree, { path, reader }: Candidate, reading: Reading): Promise<FileRead> {
  const bytes = () => tree.read(path)
  return readInventoryFile(reader, path, bytes, surroundingsOf(tree, path, reading))
}
