import { createHash } from 'node:crypto'
import type { StaticFile } from './static-registry.ts'
import { tarball } from './tarball.ts'

interface FakeCrateVersion {
  /** Of [package] in its Cargo.toml. */
  package?: Readonly<Record<string, string>>
  /** What else its Cargo.toml holds. */
  toml?: string
  files?: Readonly<Record<string, string>>
  yanked?: boolean
  rustVersion?: string
  at?: string
  deps?: readonly Readonly<Record<string, unknown>>[]
}

export type FakeCrates = Readonly<Record<string, Readonly<Record<string, FakeCrateVersion>>>>

/** A sparse index below `/index/`, archives below `/crates/`, and the web API that is given: path -> answer. */
export function crateRegistryFiles(
  url: string,
  crates: FakeCrates,
  api: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, StaticFile>> {
  const files: Record<string, StaticFile> = {
    '/index/config.json': JSON.stringify({
      dl: `${url}/crates`,
      ...(Object.keys(api).length > 0 && { api: url }),
    }),
  }
  for (const [path, answer] of Object.entries(api)) files[path] = JSON.stringify(answer)
  for (const [name, versions] of Object.entries(crates)) {
    const lines = Object.entries(versions).map(([version, fake]) => {
      const bytes = crateOf(name, version, fake)
      files[`/crates/${name}/${version}/download`] = bytes
      return JSON.stringify({
        name,
        vers: version,
        deps: fake.deps ?? [],
        cksum: createHash('sha256').update(bytes).digest('hex'),
        features: {},
        yanked: fake.yanked ?? false,
        ...(fake.rustVersion && { rust_version: fake.rustVersion }),
        pubtime: fake.at ?? '2026-01-01T00:00:00Z',
      })
    })
    files[`/index/${folderOf(name)}/${name}`] = `${lines.join('\n')}\n`
  }
  return files
}

function crateOf(name: string, version: string, fake: FakeCrateVersion): Uint8Array {
  const fields = Object.entries({ name, version, ...fake.package }).map(
    ([key, value]) => `${key} = ${JSON.stringify(value)}`,
  )
  const manifest = `[package]\n${fields.join('\n')}\n${fake.toml ?? ''}`
  return tarball({ 'Cargo.toml': manifest, ...fake.files }, `${name}-${version}/`)
}

function folderOf(name: string): string {
  if (name.length < 3) return String(name.length)
  return name.length === 3 ? `3/${name[0]}` : `${name.slice(0, 2)}/${name.slice(2, 4)}`
}
