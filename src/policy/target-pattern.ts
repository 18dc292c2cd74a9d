import type { TargetRecord } from '../model/scorecard.ts'
import { matchesWildcard } from '../text/wildcard.ts'

/** `github.com/acme/*`, `npm:@acme/*`, `*`: a star stands for anything. Case does not count; `https://` may lead. */
export function matchesTarget(pattern: string, keys: readonly string[]): boolean {
  const plain = pattern
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    // Its packages are called by the purl type, and typed as everybody says.
    .replace(/^go:/i, 'golang:')
  return keys.some((key) => matchesWildcard(plain.toLowerCase(), key.toLowerCase()))
}

/**
 * What patterns are held against: the forge address, the name that was asked for (`npm:semver`), and of a package the
 * repository it comes from. A bare `owner/repo` is one on the forge of this run; of a package's, one on github.com.
 */
export function targetKeysOf({ kind, host, owner, repo, name, url }: TargetRecord): string[] {
  const isPackage = name.startsWith(`${kind}:`)
  const asked = isPackage ? name.replace(/(?<=.)@[^@/]*$/, '') : name
  const address = url.replace(/^https?:\/\//i, '')
  const repository = host === null || kind === 'path' ? [] : [`${host}/${owner}/${repo}`]
  const bare = isPackage && host === 'github.com' ? [`${owner}/${repo}`] : []
  return [...new Set([address, asked, ...repository, ...bare].map((key) => key.toLowerCase()))]
}
