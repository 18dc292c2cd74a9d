import type { DeclaredRelease } from '../declared-release.ts'
import type { ComposerVersion } from './metadata.ts'

const PAGE_OF_A_REPOSITORY =
  /^(https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/?#]+\/[^/?#]+?)(?:\.git)?(?:\/(?:-\/)?(?:tree|issues)(?:\/[^?#]*)?)?\/?$/i

/** Where the source of a version lies; its pages stand in where it names none. */
export function repositoryOf({ source, support, homepage }: ComposerVersion): DeclaredRelease['repository'] {
  if (source?.url) return { url: source.url, address: source.url, directory: null, field: 'source' }
  const pages = [
    ['support.source', support?.source],
    ['support.issues', support?.issues],
    ['homepage', homepage],
  ] as const
  for (const [field, page] of pages) {
    const url = PAGE_OF_A_REPOSITORY.exec(page ?? '')?.[1]
    if (url !== undefined) return { url, address: url, directory: null, field }
  }
  return null
}
