import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { Registration } from './ecosystem.ts'
import { parseNpmAddress } from './npm/address.ts'

/** One line each. An ecosystem is loaded where a package of it is read. */
const REGISTERED: { readonly [Id in EcosystemId]: Registration<Id> } = {
  npm: { id: 'npm', parse: parseNpmAddress, load: async () => (await import('./npm/index.ts')).npm },
}

export const ECOSYSTEMS: readonly Registration[] = Object.values(REGISTERED)
