import { decode } from './decode.ts'
import { type Surroundings, UnreadableFile } from './reader.ts'
import { folderOf, pathWithin, type Tree } from './tree.ts'

/** What lies around a file of a tree. */
export function surroundingsOf(
  tree: Tree,
  path: string,
  { pom }: { pom?: NonNullable<Surroundings['pom']> },
): Surroundings {
  const within = (relative: string) => pathWithin(folderOf(path), relative)
  return {
    text: (relative) =>
      readable(async () => {
        const file = within(relative)
        const bytes = file === null ? null : await tree.read(file)
        return bytes === null ? null : decode(bytes)
      }, null),
    folders: (relative) =>
      readable(async () => {
        const folder = within(relative)
        return folder === null ? [] : (await tree.entries(folder)).folders
      }, []),
    ...(pom && { pom }),
  }
}

/** What is wrong with a file is told where that file itself is read. */
async function readable<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableFile) return otherwise
    throw error
  }
}
