import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { PackageRef } from '../../model/subject.ts'
import { parseCargoAddress } from './cargo/address.ts'
import { parseComposerAddress } from './composer/address.ts'
import type { Ecosystem, Registration } from './ecosystem.ts'
import { parseGemAddress } from './gem/address.ts'
import { parseGoAddress } from './golang/address.ts'
import { parseMavenAddress } from './maven/address.ts'
import { parseNpmAddress } from './npm/address.ts'
import { parseNugetAddress } from './nuget/address.ts'
import { parsePypiAddress } from './pypi/address.ts'

/** One line each. An ecosystem is loaded where a package of it is read. */
const REGISTERED: { readonly [Id in EcosystemId]: Registration<Id> } = {
  cargo: {
    id: 'cargo',
    parse: parseCargoAddress,
    load: async () => (await import('./cargo/index.ts')).cargo,
  },
  gem: { id: 'gem', parse: parseGemAddress, load: async () => (await import('./gem/index.ts')).gem },
  composer: {
    id: 'composer',
    parse: parseComposerAddress,
    load: async () => (await import('./composer/index.ts')).composer,
  },
  golang: {
    id: 'golang',
    parse: parseGoAddress,
    load: async () => (await import('./golang/index.ts')).golang,
  },
  maven: {
    id: 'maven',
    parse: parseMavenAddress,
    load: async () => (await import('./maven/index.ts')).maven,
  },
  npm: { id: 'npm', parse: parseNpmAddress, load: async () => (await import('./npm/index.ts')).npm },
  nuget: {
    id: 'nuget',
    parse: parseNugetAddress,
    load: async () => (await import('./nuget/index.ts')).nuget,
  },
  pypi: { id: 'pypi', parse: parsePypiAddress, load: async () => (await import('./pypi/index.ts')).pypi },
}

export const ECOSYSTEMS: readonly Registration[] = Object.values(REGISTERED)

/** The one that folders and archives are taken for, and that the package of a repository is looked for in. */
export const USUAL: EcosystemId = 'npm'

/** The package that an address names, in whichever ecosystem; null: none. */
export function packageAt(text: string): PackageRef | null {
  for (const { parse } of ECOSYSTEMS) {
    const found = parse(text)
    if (found !== null) return found
  }
  return null
}

export async function ecosystemOf(purlType: string): Promise<Ecosystem> {
  const found = ECOSYSTEMS.find(({ id }) => id === purlType)
  if (!found) throw new TypeError(`No ecosystem reads ${purlType}`)
  return found.load()
}
