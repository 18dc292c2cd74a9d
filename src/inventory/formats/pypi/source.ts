import type { ComponentSource } from '../../inventory.ts'
import { fileIn } from './address.ts'

/** Where an address leads: `git+https://…@ref`, an archive somewhere, or one on this disk. Null: the registry. */
export function sourceOf(address: string | null): ComponentSource {
  if (address === null) return { kind: 'registry', url: null }
  if (/^(?:git|hg|svn|bzr)(?:\+|:)|^git@|\.git(?:@|#|$)/.test(address)) return { kind: 'git', url: address }
  return { kind: /^(?:https?|ftp):/.test(address) ? 'url' : 'path', url: address }
}

/** The version that a wheel or source archive has in its name; null: it has none. */
export function versionInAddress(address: string | null): string | null {
  const file = fileIn(address ?? '')
  const decoded = file.replaceAll('%2B', '+').replaceAll('%2b', '+')
  return (
    /^[^-]+-([^-]+)-(?:[^-]+-){2,3}[^-]+\.whl$/.exec(decoded)?.[1] ??
    /-(\d[\w.!+]*?)\.(?:tar\.\w+|tgz|zip)$/.exec(decoded)?.[1] ??
    null
  )
}
