import { join } from 'node:path'
import { foldersOf } from './files.ts'
import { releaseIn } from './release.ts'
import type { InstalledTree } from './tree.ts'

/** Crates as cargo has unpacked them, https://doc.rust-lang.org/cargo/guide/cargo-home.html. `home`: CARGO_HOME. */
export function installedCargo(home: string): InstalledTree {
  const sources = join(home, 'registry', 'src')
  let registries: readonly string[] | null = null
  return {
    async find({ name, version }) {
      if (version === null) return null
      registries ??= foldersOf(sources)
      for (const registry of registries) {
        const release = releaseIn(join(sources, registry, `${name}-${version}`), 'Cargo.toml')
        if (release !== null) return release
      }
      return null
    },
  }
}
