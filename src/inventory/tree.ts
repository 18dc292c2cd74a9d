/** Where files are read from: a folder on this disk, a commit. Paths are relative to its root, with `/`; the root is ''. */
export interface Tree {
  /** Names, sorted. Throws UnreadableFile where it may not be read; empty where there is no such folder. */
  entries(folder: string): Promise<TreeEntries>
  /** Null: there is no such file. Throws UnreadableFile where it may not be read, or is larger than MAX_FILE_BYTES. */
  read(path: string): Promise<Uint8Array | null>
}

export interface TreeEntries {
  files: readonly string[]
  folders: readonly string[]
  /** Symbolic links: they are not followed. */
  links: readonly string[]
}

/** Lockfiles of large monorepos reach some tens of megabytes. */
export const MAX_FILE_BYTES = 100_000_000

/** Null: it leads outside of the root. */
export function pathWithin(folder: string, relative: string): string | null {
  const parts: string[] = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function childOf(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
