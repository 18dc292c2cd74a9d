import { withoutEnd } from '../text/edges.ts'
import { matchesWildcard } from '../text/wildcard.ts'

/**
 * Whether a path of a tree is left out, or lies in a folder that is: `test/fixtures`, `test/fixtures/**`, `**\/fixtures`. A star
 * stands for anything, folders too; paths begin at the root that is read.
 */
export function isExcluded(path: string, patterns: readonly string[]): boolean {
  return patterns.some((written) => {
    const pattern = withoutContents(written.trim().replace(/^\.?\//, ''))
    if (pattern === '') return false
    // The slash before it lets `**\/name` mean one at the root too.
    return [path, `/${path}`].some(
      (one) => matchesWildcard(pattern, one) || matchesWildcard(`${pattern}/*`, one),
    )
  })
}

/** `a/`, `a/*` and `a/**` -> `a`: a folder that is left out is so with all that is in it. */
function withoutContents(pattern: string): string {
  const stem = withoutEnd(pattern, '/*')
  const slash = pattern.indexOf('/', stem.length)
  return slash === -1 ? pattern : pattern.slice(0, slash)
}
