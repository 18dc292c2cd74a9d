import { roleOf } from '../../../analysis/file-roles/roles.ts'
import { filesToRead, type ReadingLimits } from '../../../analysis/file-roles/to-read.ts'
import type { Documents } from '../../../model/facts/documents.ts'
import type { TreeEntry } from '../../../model/facts/tree.ts'
import { type Fact, known, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import { integrityOf } from '../../../net/http.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { Release } from '../ecosystem.ts'
import type { Npm } from './npm.ts'
import type { Manifest, Packument } from './packument.ts'
import { readTarball, type TarballEntry } from './tarball.ts'

/** The archive of a version: its files, or why they could not be read. */
export type Archive =
  | { files: readonly TarballEntry[]; bytes: number; unread: null }
  | { files: null; unread: Unknown }

export interface Published {
  packument: Packument
  manifest: Manifest
  archive: Archive
}

const READ = /(?:\.(?:[cm]?js|json|d\.[cm]?ts)|^[^/]*)$/i
const LARGEST_SOURCE_BYTES = 3_000_000

/** One version with its archive. The archive may be lost without losing what the registry says of the version. */
export async function readPublished(
  npm: Npm,
  { name, version }: Pick<Release, 'name' | 'version'>,
): Promise<Published> {
  const packument = await npm.packument(name)
  const manifest = packument.manifest(version)
  return { packument, manifest, archive: await readArchive(npm, manifest) }
}

async function readArchive(npm: Npm, manifest: Manifest): Promise<Archive> {
  try {
    const bytes = await downloadArchive(npm, manifest)
    if (!bytes.known) return { files: null, unread: bytes }
    const read = await readTarball(
      [bytes.value],
      (path, size) => (READ.test(path) || roleOf(path) !== null) && size <= LARGEST_SOURCE_BYTES,
    )
    if (read.cut !== null) return { files: null, unread: unknown('incomplete', read.cut) }
    return { files: read.entries, bytes: unpackedBytes(read.entries), unread: null }
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error
    const reason = error.reason === 'not-found' ? 'unexpected' : error.reason
    return { files: null, unread: unknown(reason, `The archive: ${error.message}`) }
  }
}

/** The archive, if it is the one whose checksum the registry names. Throws RequestFault. */
export async function downloadArchive(npm: Npm, { name, dist }: Manifest): Promise<Fact<Uint8Array>> {
  // Several algorithms may be listed; a registry that lists this one must mean these bytes.
  const expected = dist.integrity?.split(/\s+/).find((one) => one.startsWith('sha512-')) ?? null
  const bytes = await npm.archive(name, { url: dist.tarball, integrity: expected })
  return expected === null || expected === integrityOf(bytes)
    ? known(bytes)
    : unknown('unexpected', 'The archive is not the one whose checksum the registry names')
}

function unpackedBytes(files: readonly TarballEntry[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

/** Contents by path, of the files that were kept. */
export function textsOf(files: readonly TarballEntry[]): Map<string, string> {
  return new Map(
    files.flatMap(({ path, content }) =>
      content === null ? [] : [[path, Buffer.from(content).toString('utf8')] as const],
    ),
  )
}

/** Nobody writes a longer licence or guide. */
const LIMITS: ReadingLimits = { files: 400, ofParts: 400, bytes: 500_000 }

/** The texts of an archive that rules read, as if they were a repository's. */
export function documentsOf(files: readonly TarballEntry[], url: string): Documents {
  const entries = files.flatMap(({ path, kind, bytes, safe }): TreeEntry[] =>
    kind === 'file' && safe ? [{ path, kind, size: bytes }] : [],
  )
  const { paths, unread } = filesToRead(entries, LIMITS)
  const contents = textsOf(files)
  const texts = paths.flatMap((path) => {
    const text = contents.get(path)
    return text === undefined || text.includes('\0')
      ? []
      : [{ path, text: cleanText(text), truncated: false, url }]
  })
  const untold = paths.filter((path) => texts.every((one) => one.path !== path))
  return { texts, unread: [...unread, ...untold.map((path) => ({ path, detail: 'It is not a text file' }))] }
}
