import { type Purl, parsePurl } from '../../model/purl.ts'
import type { ComponentSource } from '../inventory.ts'
import type { LockedNode } from '../reader.ts'

/** What an SBOM calls a part of it, with and without a package URL. */
interface Named {
  purl: string | null
  group?: string | null
  name: string
  version: string | null
}

/** The name as the client of its ecosystem writes it; what has no package URL is of the type `generic`. */
export function identityOf(named: Named): Pick<LockedNode, 'ecosystem' | 'name' | 'version' | 'source'> {
  const purl = named.purl === null ? null : parsePurl(named.purl)
  if (purl === null) {
    const name = named.group ? `${named.group}/${named.name}` : named.name
    return { ecosystem: 'generic', name, version: named.version, source: { kind: 'url', url: null } }
  }
  return {
    ecosystem: purl.type,
    name: [...purl.namespace, purl.name].join(purl.type === 'maven' ? ':' : '/'),
    version: purl.version ?? named.version,
    source: sourceIn(purl),
  }
}

function sourceIn({ qualifiers }: Purl): ComponentSource {
  const { vcs_url: repository, download_url: archive, repository_url: registry } = qualifiers
  if (repository) return { kind: 'git', url: repository }
  return archive ? { kind: 'url', url: archive } : { kind: 'registry', url: registry ?? null }
}
