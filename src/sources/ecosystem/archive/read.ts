import { readGem } from '../gem/archive.ts'
import { readTarball, type Tarball } from '../npm/tarball.ts'
import { readZip } from './zip.ts'

/** An archive in whichever form, told by its first bytes; what it holds is listed under the paths that it has there. */
export async function readArchive(
  bytes: Uint8Array,
  keep: (path: string, bytes: number) => boolean,
): Promise<Tarball> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) return readZip(bytes, { keep })
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const gem = isGzip ? null : await readGem(Buffer.from(bytes), keep)
  return gem ?? readTarball([bytes], keep)
}
