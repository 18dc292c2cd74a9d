import * as z from 'zod/mini'
import type { Tree, TreeEntry } from '../../../model/facts/tree.ts'
import { restData } from './answer.ts'
import { GitHubError, type RestAnswer } from './client/client.ts'

/** The commit, or `HEAD`, whose whole tree to read. */
export const TREE_ROUTE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'

export function treeFrom(answer: RestAnswer, commit: string | null): Tree {
  const { tree, truncated } = restData(answer, treeSchema, 'the file tree')
  // Git keeps no empty folders: where nothing stands in one, what stands in it was not told, as behind a redirect.
  const filled = new Set(tree.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  const isTold = truncated || tree.every(({ path, mode }) => mode !== FOLDER || filled.has(path))
  if (!isTold) throw new GitHubError('incomplete', 'GitHub listed folders without what is in them', null)
  return {
    oid: commit,
    complete: !truncated,
    entries: tree.flatMap((entry) => {
      const kind = KINDS[entry.mode]
      return kind ? [{ path: entry.path, kind, size: entry.size ?? null }] : []
    }),
  }
}

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), size: z.optional(z.number()) })),
})

const FOLDER = '040000'

/** Git's modes. */
const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '100664': 'file',
  [FOLDER]: 'folder',
  '160000': 'submodule',
  '120000': 'link',
}

/** GitHub answers 409 for a repository without commits. Where its other answers speak against that, it is a fault like any. */
export function emptiness(error: unknown, isEmpty: boolean): 'empty' | null {
  if (!(error instanceof GitHubError) || error.status !== 409) return null
  if (isEmpty) return 'empty'
  throw contradictedEmptiness()
}

/** What one answer says of emptiness and another does not is a fault of one of them. */
export function contradictedEmptiness(): GitHubError {
  return new GitHubError('unexpected', 'GitHub calls the repository empty, and its other answers do not', 409)
}

export const EMPTY_TREE: Tree = { oid: null, entries: [], complete: true }

export const NO_OLD_FILES = 'GitHub does not give the list of files as of the day judged'
