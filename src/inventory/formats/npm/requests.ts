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

/** What stands in several is asked for in the strongest way, as npm does it; an optional one takes the place of a plain one. */
export function requestsOf(manifest: Mapping | null, { ofProject }: { ofProject: boolean }): Request[] {
  const found = new Map<string, Request>()
  const add = (field: string, scope: Scope) => {
    for (const [as, range] of entriesOf(manifest, field))
      found.set(as, { as, range: typeof range === 'string' ? range : '', scope })
  }
  if (ofProject) add('devDependencies', 'dev')
  add('peerDependencies', 'runtime')
  for (const [as, meta] of entriesOf(manifest, 'peerDependenciesMeta')) {
    const request = found.get(as)
    if (request?.scope === 'runtime' && asMapping(meta)?.optional === true)
      found.set(as, { ...request, scope: 'optional' })
  }
  add('dependencies', 'runtime')
  add('optionalDependencies', 'optional')
  return [...found.values()]
}
