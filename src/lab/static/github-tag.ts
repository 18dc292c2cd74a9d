import * as z from 'zod/mini'
import { type GitHub, GitHubError } from '../../sources/forge/github/client/client.ts'
import { tagNames } from './tagged-source.ts'

const tree = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), type: z.string() })),
})

/**
 * Paths of the source at the version's tag, below `directory` of the repository. Null where the forge does not tell, or
 * tells a part only: then nothing is compared, which is better than calling a file foreign that is not.
 */
export async function pathsOnGitHub(
  github: Pick<GitHub, 'rest'>,
  repository: { owner: string; repo: string; directory: string | null },
  name: string,
  version: string,
): Promise<ReadonlySet<string> | null> {
  const { owner, repo, directory } = repository
  for (const tag of tagNames(name, version)) {
    try {
      const answer = await github.rest('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
        owner,
        repo,
        tree_sha: tag,
        recursive: '1',
      })
      const parsed = tree.safeParse(answer.data)
      if (!parsed.success || parsed.data.truncated) return null
      const files = parsed.data.tree.filter(({ type }) => type !== 'tree').map(({ path }) => path)
      const prefix = directory === null ? '' : `${directory.replace(/^\.?\/|\/$/g, '')}/`
      return new Set(files.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)))
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error
      if (error.reason !== 'not-found') return null
    }
  }
  return null
}
