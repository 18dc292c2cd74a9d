import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Marks, withAdded } from './marks.ts'
import { pack, type SourceText } from './pack.ts'

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
  const marks: Marks = JSON.parse(readFileSync(new URL('spdx-marks.json', import.meta.url), 'utf8'))
  const packed = packList(JSON.parse(readFileSync(listPath, 'utf8')), marks)
  mkdirSync(dirname(cache), { recursive: true })
  writeFileSync(cache, packed)
  return packed
}

/** Raised with every change of what is packed or how words are told. */
const FORMAT = 33

function packList(list: Readonly<Record<string, { licenseText: string }>>, marks: Marks): Uint8Array {
  const sources: SourceText[] = [
    ...Object.entries(list)
      // "GPL-2.0-with-…" is the text of the exception.
      .filter(([id]) => !/-with-/.test(id))
      .map(([id, { licenseText }]): SourceText => {
        const text = withAdded(licenseText, marks.added[id] ?? [])
        return { id, kind: 'license', text, marks: marks.licenses[id] ?? [] }
      }),
    ...Object.entries(marks.exceptions).map(([id, each]): SourceText => ({ id, kind: 'exception', ...each })),
    ...Object.entries(marks.headers).map(([id, each]): SourceText => ({ id, kind: 'header', ...each })),
  ]
  return brotliCompressSync(pack(sources, rankOf), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
}

/** Of ids with one text: the current ones before the deprecated ones, the narrow grant before the wide one. */
function rankOf(id: string): number {
  if (/-only$/.test(id)) return 0
  if (/-or-later$/.test(id)) return 1
  return /^(?:A?GPL|LGPL|GFDL)-\d|\+$|FreeBSD$|NetBSD$|^Nunit$|^StandardML-NJ$/.test(id) ? 3 : 2
}
