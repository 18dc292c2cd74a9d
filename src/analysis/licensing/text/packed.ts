import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { pack } from './pack.ts'

/**
 * The texts of the SPDX list, packed and compressed. Run from source they are packed once and kept among the modules'
 * caches; the build puts the bytes in the place of this module.
 */
export function packedTexts(): Uint8Array {
  const require = createRequire(import.meta.url)
  const listPath = require.resolve('spdx-license-list/spdx-full.json')
  const version = JSON.parse(readFileSync(join(dirname(listPath), 'package.json'), 'utf8')).version
  const cache = join(dirname(listPath), '..', '.cache', 'oss-check', `license-texts-${version}-${FORMAT}.br`)
  if (existsSync(cache)) return readFileSync(cache)
  const packed = packList(JSON.parse(readFileSync(listPath, 'utf8')))
  mkdirSync(dirname(cache), { recursive: true })
  writeFileSync(cache, packed)
  return packed
}

/** Raised with every change of words.ts or pack.ts. */
const FORMAT = 7

export function packList(list: Readonly<Record<string, { licenseText: string }>>): Uint8Array {
  const texts = Object.fromEntries(Object.entries(list).map(([id, { licenseText }]) => [id, licenseText]))
  return brotliCompressSync(pack(texts, rankOf), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
}

/** Of ids with one text: the current ones before the deprecated ones, the narrow grant before the wide one. */
function rankOf(id: string): number {
  if (/-only$/.test(id)) return 0
  if (/-or-later$/.test(id)) return 1
  return /^(?:A?GPL|LGPL|GFDL)-\d|\+$|FreeBSD$|NetBSD$|^Nunit$|^StandardML-NJ$/.test(id) ? 3 : 2
}
