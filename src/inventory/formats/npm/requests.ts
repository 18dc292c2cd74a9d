import { asMapping, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'

/** What a package.json, or an entry of a lockfile that repeats it, asks for. */
export interface Request {
  /** The name it is imported by. */
  as: string
  /** As written; empty where it is no text. */
  range: string
  scope: Scope
}

interface Kinds {
  dev?: boolean
  /** What whoever uses it has to bring along. */
  peers?: boolean
}

/** What stands in several is asked for in the strongest way, as npm does it; an optional one takes the place of a plain one. */
export function requestsOf(manifest: Mapping | null, { dev = false, peers = false }: Kinds): Request[] {
  const found = new Map<string, Request>()
  const add = (field: string, scope: Scope) => {
    for (const [as, range] of entriesOf(manifest, field))
      found.set(as, { as, range: typeof range === 'string' ? range : '', scope })
  }
  if (dev) add('devDependencies', 'dev')
  if (peers) {
    const optional = optionalPeers(manifest)
    for (const [as, range] of entriesOf(manifest, 'peerDependencies'))
      found.set(as, {
        as,
        range: typeof range === 'string' ? range : '',
        scope: optional.has(as) ? 'optional' : 'runtime',
      })
  }
  add('dependencies', 'runtime')
  add('optionalDependencies', 'optional')
  return [...found.values()]
}

/** Bun's lockfile has them as a list. */
function optionalPeers(manifest: Mapping | null): ReadonlySet<unknown> {
  const marked = entriesOf(manifest, 'peerDependenciesMeta')
    .filter(([, meta]) => asMapping(meta)?.optional === true)
    .map(([as]) => as)
  return new Set([...marked, ...(Array.isArray(manifest?.optionalPeers) ? manifest.optionalPeers : [])])
}
