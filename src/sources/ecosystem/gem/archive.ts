import { RequestFault } from '../../../net/fault.ts'
import { type Contents, contentsOf, keptForContents } from '../archive/contents.ts'
import { readTarball, type Tarball } from '../npm/tarball.ts'

const BLOCK = 512
const NAME = 100
const SIZE = { at: 124, length: 12 }

/** Throws RequestFault for what is no gem. */
export async function gemContents(bytes: Buffer): Promise<Contents> {
  const gem = await readGem(bytes, keptForContents)
  if (gem === null) throw new RequestFault('unexpected', 'The archive is no gem', { final: true })
  return contentsOf(gem)
}

/** A gem is a tar that holds its files in a gzipped tar of their own. Null: it is none. */
export async function readGem(
  bytes: Buffer,
  keep: (path: string, bytes: number) => boolean,
): Promise<Tarball | null> {
  const files = memberOf(bytes, 'data.tar.gz')
  return files && readTarball([files], keep, undefined, (path) => path.replace(/^\.\//, ''))
}

function memberOf(tar: Buffer, name: string): Buffer | null {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const written = tar.toString('latin1', at, at + NAME).split('\0', 1)[0]
    const size = Number.parseInt(tar.toString('latin1', at + SIZE.at, at + SIZE.at + SIZE.length), 8)
    if (Number.isNaN(size) || size < 0) return null
    const start = at + BLOCK
    if (written === name) return start + size <= tar.length ? tar.subarray(start, start + size) : null
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  return null
}
