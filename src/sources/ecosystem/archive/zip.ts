import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { cleanLine } from '../../../text/untrusted.ts'
import {
  isSafe,
  TARBALL_LIMITS,
  type Tarball,
  type TarballEntry,
  type TarballLimits,
} from '../npm/tarball.ts'

export interface ZipOptions {
  /** Which files' contents are wanted. */
  keep?(path: string, bytes: number): boolean
  /** The path as it is in the archive -> the one that it is known by: without a top folder, mostly. */
  pathOf?(path: string): string
  limits?: TarballLimits
}

/**
 * Reads a zip in memory by its central directory: nothing is written, linked or run. A bad archive is told in `cut`. As in
 * tarballs, what leads out of the archive is listed and never read.
 */
export function readZip(bytes: Uint8Array, options: ZipOptions = {}): Tarball {
  const { limits = TARBALL_LIMITS } = options
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cutShort = (cut: string, entries: readonly TarballEntry[] = []): Tarball => {
    return { entries, compressedBytes: archive.length, unpackedBytes: 0, integrity: null, cut }
  }
  if (archive.length > limits.compressedBytes)
    return cutShort(`The archive is larger than ${limits.compressedBytes} bytes`)
  const members = membersOf(archive)
  if (members === null) return cutShort('The archive is damaged')
  if (members.length > limits.entries) return cutShort(`The archive has more than ${limits.entries} entries`)
  const unpackedBytes = members.reduce((sum, { bytes: size }) => sum + size, 0)
  if (unpackedBytes > limits.unpackedBytes)
    return cutShort(`The archive unpacks to more than ${limits.unpackedBytes} bytes`)
  if (unpackedBytes > 1_000_000 + archive.length * limits.ratio)
    return cutShort(`The archive unpacks to more than ${limits.ratio} times its size`)
  try {
    return {
      entries: entriesOf(archive, members, options, limits),
      compressedBytes: archive.length,
      unpackedBytes,
      integrity: `sha512-${createHash('sha512').update(archive).digest('base64')}`,
      cut: null,
    }
  } catch {
    return cutShort('The archive is damaged')
  }
}

/** A line of the central directory, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12 */
interface Member {
  path: string
  mode: number
  method: number
  compressed: number
  bytes: number
  /** Of its local header. */
  offset: number
  encrypted: boolean
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8
const LINK = 0o120000
const FORMAT = 0o170000

/** Null: it is no zip, or one in the form for archives of more than 4 GB. */
function membersOf(archive: Buffer): Member[] | null {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== END_OF_DIRECTORY) return null
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  const members: Member[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    const nameLength = archive.readUInt16LE(at + 28)
    members.push({
      path: archive.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (archive.readUInt16LE(at + 8) & 1) !== 0,
      method: archive.readUInt16LE(at + 10),
      compressed: archive.readUInt32LE(at + 20),
      bytes: archive.readUInt32LE(at + 24),
      mode: archive.readUInt32LE(at + 38) >>> 16,
      offset: archive.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return members
}

function entriesOf(
  archive: Buffer,
  members: readonly Member[],
  { keep = () => true, pathOf = (path) => path }: ZipOptions,
  limits: TarballLimits,
): TarballEntry[] {
  let kept = 0
  return members.map((member) => {
    const isLink = (member.mode & FORMAT) === LINK
    const isFolder = member.path.endsWith('/')
    const safe = isSafe(member.path)
    const path = cleanLine(pathOf(member.path).replace(/\/$/, ''), 1000)
    const fits = member.bytes <= limits.fileBytes && kept + member.bytes <= limits.keptBytes
    const isWanted = isLink || (!isFolder && safe && keep(path, member.bytes))
    const content = fits && isWanted ? contentOf(archive, member) : null
    kept += content?.length ?? 0
    return {
      path,
      kind: isLink ? 'link' : isFolder ? 'folder' : 'file',
      bytes: member.bytes,
      executable: !isFolder && (member.mode & 0o111) !== 0,
      linkTarget: isLink ? cleanLine(content?.toString('utf8') ?? '') : null,
      safe,
      content: isLink ? null : content,
    }
  })
}

/** Null: it is packed in a way that is not read. Throws where it is not what the directory says. */
function contentOf(archive: Buffer, { offset, method, compressed, bytes, encrypted }: Member): Buffer | null {
  if (encrypted) return null
  if (archive.readUInt32LE(offset) !== LOCAL_HEADER) throw new RangeError('No header where one has to be')
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(start, start + compressed)
  if (method === STORED) return packed
  if (method !== DEFLATED) return null
  // One byte more than it may have, so that nothing at all is no "no limit".
  const content = inflateRawSync(packed, { maxOutputLength: bytes + 1 })
  if (content.length !== bytes) throw new RangeError('Not as large as the directory says')
  return content
}
