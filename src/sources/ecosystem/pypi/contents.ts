import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { addressNamed } from '../archive/address.ts'
import { assertIntact } from '../archive/checksum.ts'
import { CONTENTS, type Contents, contentsOf, keptForContents } from '../archive/contents.ts'
import { readZip } from '../archive/zip.ts'
import { readTarball, TARBALL_LIMITS, type Tarball } from '../npm/tarball.ts'
import { METADATA, type Metadata, metadataOf } from './metadata.ts'
import { type IndexRelease, isWheel } from './releases.ts'
import type { IndexFile } from './simple-page.ts'

/** What is read of the files of a version. Each throws RequestFault. */
export interface Files {
  /** Its fields, from its smallest answer that has them. */
  metadata(release: IndexRelease): Promise<Metadata>
  contents(release: IndexRelease): Promise<Contents>
  bytes(release: IndexRelease): Promise<Uint8Array>
}

const METADATA_BYTES = 10_000_000
const IN_WHEEL = /^[^/]+\.dist-info\/METADATA$/
const IN_SDIST = /^PKG-INFO$/

export function createFiles(http: Http): Files {
  const archiveOf = async <T>(
    file: IndexFile,
    kept: {
      codec: Parameters<typeof http.forGood<T>>[0]['codec']
      readBy: string
      read(archive: Tarball): T
    },
    keep: (path: string, bytes: number) => boolean,
  ): Promise<T> =>
    http.forGood({
      url: addressNamed(file.url, file.url),
      maxBytes: TARBALL_LIMITS.compressedBytes,
      accept: '*/*',
      codec: kept.codec,
      readBy: `${kept.readBy} ${file.integrity}`,
      read: async (bytes) => {
        assertIntact(bytes, file.integrity)
        return kept.read(await readArchive(file, bytes, keep))
      },
    })
  const contentsOfFile = (file: IndexFile) =>
    archiveOf(file, { codec: CONTENTS, readBy: 'contents', read: contentsOf }, keptForContents)
  return {
    async metadata(release) {
      const file = release.files.find(({ hasMetadata }) => hasMetadata)
      if (file) {
        return http.forGood({
          url: `${addressNamed(file.url, file.url)}.metadata`,
          maxBytes: METADATA_BYTES,
          accept: '*/*',
          codec: METADATA,
          read: (bytes) => metadataOf(bytes.toString('utf8')),
        })
      }
      const archive = usualFile(release)
      const isMetadata = (path: string) => (isWheel(archive) ? IN_WHEEL : IN_SDIST).test(path)
      return archiveOf(
        archive,
        { codec: METADATA, readBy: 'metadata', read: (read) => metadataIn(read, isMetadata) },
        (path, bytes) => isMetadata(path) && bytes <= METADATA_BYTES,
      )
    },
    async contents(release) {
      const usual = usualFile(release)
      const contents = await contentsOfFile(usual)
      const source = release.files.find((file) => isReadable(file) && !isWheel(file))
      const isSilent = contents.terms.files.length === 0 && contents.terms.unread.length === 0
      // Many a wheel leaves out the text that its source brings.
      return isSilent && source && source !== usual ? contentsOfFile(source) : contents
    },
    async bytes(release) {
      const file = usualFile(release)
      const bytes = await http.bytes(addressNamed(file.url, file.url), TARBALL_LIMITS.compressedBytes)
      assertIntact(bytes, file.integrity)
      return bytes
    },
  }
}

/** What pip installs anywhere: the wheel without binaries, else the source, else the smallest wheel. */
export function usualFile({ version, files }: IndexRelease): IndexFile {
  const readable = files.filter(isReadable)
  const bySize = readable.toSorted((one, other) => (one.bytes ?? 0) - (other.bytes ?? 0))
  const found =
    readable.find((file) => file.filename.endsWith('-any.whl')) ??
    readable.find((file) => !isWheel(file)) ??
    bySize[0]
  if (found) return found
  throw new RequestFault(
    'not-collected',
    `The files of ${version} are packed in a way that is not read here`,
    {
      final: true,
    },
  )
}

function isReadable({ filename }: IndexFile): boolean {
  return /\.(?:whl|tar\.gz|tgz|zip)$/i.test(filename)
}

/** The archive names the top folder of a source, and the one of a wheel's metadata, after the version: neither matters. */
function readArchive(
  { filename }: IndexFile,
  bytes: Uint8Array,
  keep: (path: string, bytes: number) => boolean,
): Promise<Tarball> | Tarball {
  if (isWheel({ filename })) return readZip(bytes, { keep, pathOf: pathInWheel })
  const pathOf = (path: string) => path.replace(/^[^/]*\//, '')
  return /\.zip$/i.test(filename) ? readZip(bytes, { keep, pathOf }) : readTarball([bytes], keep)
}

/** Licence texts lie where PEP 639 puts them, or beside the metadata: both mean the whole package. */
function pathInWheel(path: string): string {
  return path.replace(
    /^[^/]+\.dist-info\/(?:licenses\/|license_files\/)?(?=(?:.*\/)?[^/]+$)(?!METADATA$|RECORD$|WHEEL$)/,
    '',
  )
}

function metadataIn({ entries, cut }: Tarball, isMetadata: (path: string) => boolean): Metadata {
  const content = entries.find(({ path, safe }) => safe && isMetadata(path))?.content
  if (content) return metadataOf(Buffer.from(content).toString('utf8'))
  throw new RequestFault('unexpected', cut ?? 'The archive holds no metadata', { final: true })
}
