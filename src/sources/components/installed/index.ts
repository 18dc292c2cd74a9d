import { installedNpm } from './npm.ts'
import type { InstalledTree } from './tree.ts'

/** What is installed on this disk, by ecosystem. `root`: what the paths of the files start from. */
export function installedTrees(root: string): InstalledTree {
  const trees: Readonly<Record<string, InstalledTree>> = { npm: installedNpm(root) }
  return { find: async (component) => (await trees[component.ecosystem]?.find(component)) ?? null }
}
