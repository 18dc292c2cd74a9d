import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { PackageRef } from '../model/subject.ts'
import type { Fact } from '../model/unknown.ts'
import { UserError } from '../model/user-error.ts'
import { integrityOf } from '../net/http.ts'
import { readArchive } from '../sources/ecosystem/archive/read.ts'
import type { Registry } from '../sources/ecosystem/ecosystem.ts'
import { USUAL } from '../sources/ecosystem/index.ts'
import { TARBALL_LIMITS, type Tarball } from '../sources/ecosystem/npm/tarball.ts'
import { wantsContent } from './static/contents.ts'
import { manifestOf, type PackageManifest } from './static/manifest.ts'

/** A package as it is about to be installed. */
export interface Artefact {
  /** As in evidence: `npm:widget`, or the path it was read from. */
  name: string
  archive: Uint8Array
  /** `sha512-…` of the archive. */
  digest: string
  tarball: Tarball
  /** Null: it has none that can be read, so it cannot be installed. */
  manifest: PackageManifest | null
  /** Of the registry that it came from; null: only its manifest can tell. */
  version: string | null
  /** A folder may call itself anything: only what came from the registry answers for the package of that name. */
  answersFor: readonly string[]
}

/** Downloads the release that the ecosystem's own client takes; what the registry says of its checksum must hold. */
export async function downloadPackage(registry: Registry, wanted: PackageRef): Promise<Artefact> {
  const { type, name, range } = wanted
  const release = orEnd(await registry.release({ name, range, reason: null }))
  const archive = orEnd(await registry.archive(release))
  const artefact = await artefactOf(`${type}:${name}`, archive, [`${type}:${name}`])
  // A package.json in the archive of another ecosystem is of something else.
  return { ...artefact, version: release.version, manifest: type === USUAL ? artefact.manifest : null }
}

function orEnd<Value>(fact: Fact<Value>): Value {
  if (fact.known) return fact.value
  throw new UserError(fact.detail, 'Check the name, the network and the settings of the registry')
}

/** A `.tgz` of this machine. */
export async function readArchiveFile(path: string): Promise<Artefact> {
  const { size } = await stat(path)
  if (size > TARBALL_LIMITS.compressedBytes)
    throw new UserError(
      `${path} is larger than ${TARBALL_LIMITS.compressedBytes / 1e6} MB`,
      'Give a package archive',
    )
  return artefactOf(basename(path), await readFile(path), [resolve(path)])
}

export async function artefactOf(
  name: string,
  archive: Uint8Array,
  keys: readonly string[],
): Promise<Artefact> {
  const tarball = await readArchive(archive, wantsContent)
  const manifest = manifestOf(tarball.entries)
  return {
    name,
    archive,
    digest: integrityOf(archive),
    tarball,
    manifest,
    answersFor: keys,
    version: null,
  }
}
