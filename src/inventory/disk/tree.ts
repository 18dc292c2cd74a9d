import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UnreadableFile } from '../reader.ts'
import { MAX_FILE_BYTES, type Tree } from '../tree.ts'

/** The files below a folder of this machine. */
export function diskTree(root: string): Tree {
  return {
    async entries(folder) {
      const found = await permitted(readdir(join(root, folder), { withFileTypes: true }))
      const names = (found ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))
      const those = (test: 'isFile' | 'isDirectory' | 'isSymbolicLink') =>
        names.filter((entry) => entry[test]()).map(({ name }) => name)
      return { files: those('isFile'), folders: those('isDirectory'), links: those('isSymbolicLink') }
    },
    async read(path) {
      const file = join(root, path)
      const found = await permitted(stat(file))
      if (!found?.isFile()) return null
      if (found.size > MAX_FILE_BYTES)
        throw new UnreadableFile(
          `It has ${megabytes(found.size)} MB, and ${megabytes(MAX_FILE_BYTES)} MB are the most that is read`,
          null,
          'Give a smaller file, or one for each project',
        )
      return permitted(readFile(file))
    },
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000)
}

/** Null: it is not there. */
async function permitted<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new UnreadableFile(`It cannot be read (${code})`, null, 'Make it readable for you')
  }
}
