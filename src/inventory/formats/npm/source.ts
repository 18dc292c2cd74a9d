import type { ComponentSource } from '../../inventory.ts'

/** Where npm's lockfiles say that a package comes from: the address of an archive, a commit or a file. */
export function sourceOf(resolved: string | null): ComponentSource {
  return { kind: resolved === null ? 'registry' : kindOf(resolved), url: resolved }
}

function kindOf(address: string): ComponentSource['kind'] {
  if (/^(?:file|link|portal):/.test(address)) return 'path'
  if (
    /^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|^[^:]+\.git(?:#|$)|^[\w.-]+\/[\w.-]+#/.test(address)
  )
    return 'git'
  if (/^https?:\/\/(?:codeload\.github\.com\/|[^?]+\.git(?:#|$))/.test(address)) return 'git'
  return isOfRegistry(address) ? 'registry' : 'url'
}

/** Archives of registries lie at `/name/-/name-1.0.0.tgz`, those of GitHub's at `/download/…`. */
function isOfRegistry(address: string): boolean {
  return /\/-\//.test(address) || /^https:\/\/npm\.pkg\.github\.com\/download\//.test(address)
}
