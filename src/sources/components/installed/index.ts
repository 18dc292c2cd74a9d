import { join } from 'node:path'
import { installedCargo } from './cargo.ts'
import { installedComposer } from './composer.ts'
import { installedGo } from './golang.ts'
import { installedMaven } from './maven.ts'
import { installedNpm } from './npm.ts'
import { installedPypi } from './pypi.ts'
import type { InstalledTree } from './tree.ts'

export interface InstalledPlaces {
  /** What the paths of the files that were read start from. */
  root: string
  home: string
  env: Readonly<Record<string, string | undefined>>
}

/** What is installed on this disk, by ecosystem. */
export function installedTrees({ root, home, env }: InstalledPlaces): InstalledTree {
  const goPath = env.GOPATH || join(home, 'go')
  const trees: Readonly<Record<string, InstalledTree>> = {
    npm: installedNpm(root),
    pypi: installedPypi(root),
    golang: installedGo(root, env.GOMODCACHE || join(goPath, 'pkg', 'mod')),
    cargo: installedCargo(env.CARGO_HOME || join(home, '.cargo')),
    composer: installedComposer(root),
    maven: installedMaven(join(home, '.m2', 'repository')),
  }
  return { find: async (component) => (await trees[component.ecosystem]?.find(component)) ?? null }
}
