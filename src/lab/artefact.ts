import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UserError } from '../model/user-error.ts'
import { type Http, integrityOf } from '../net/http.ts'
import { packumentOf } from '../sources/ecosystem/npm/packument.ts'
import { pickVersion } from '../sources/ecosystem/npm/pick.ts'
import { readTarball, TARBALL_LIMITS, type Tarball } from '../sources/ecosystem/npm/tarball.ts'
import { cleanDeep } from '../text/untrusted.ts'
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
  /** A folder may call itself anything: only what came from the registry answers for the package of that name. */
  answersFor: readonly string[]
}

const PACKUMENT_BYTES = 100_000_000

/** Downloads one version; what the registry says of its checksum must hold. */
export async function downloadPackage(
  http: Http,
  registry: string,
  name: string,
  range: string,
): Promise<Artefact> {
  const address = registry + name.replace('/', '%2f')
  const packument = packumentOf(cleanDeep(await http.json(address, PACKUMENT_BYTES)))
  const { dist } = packument.manifest(pickVersion(packument, range))
  const expected = dist.integrity?.split(/\s+/).find((one) => one.startsWith('sha512-')) ?? null
  const archive = await http.bytes(dist.tarball, TARBALL_LIMITS.compressedBytes, expected)
  if (expected !== null && expected !== integrityOf(archive)) {
    throw new UserError(
      `The archive of ${name} is not the one whose checksum the registry names`,
      'Try again; if it stays so, do not use it',
    )
  }
  return artefactOf(`npm:${name}`, archive, [`npm:${name}`])
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
  const tarball = await readTarball([archive], wantsContent)
  const manifest = manifestOf(tarball.entries)
  return {
    name,
    archive,
    digest: integrityOf(archive),
    tarball,
    manifest,
    answersFor: keys,
  }
}
