import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Marks, withAdded } from '../../src/analysis/licensing/text/marks.ts'

const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)
export const marks: Marks = JSON.parse(
  readFileSync(new URL('../../src/analysis/licensing/text/spdx-marks.json', import.meta.url), 'utf8'),
)

/** The licences most in use, and what else a text has to be told from. */
export const COMMON = (
  'MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC GPL-2.0-only GPL-3.0-only LGPL-2.1-only LGPL-3.0-only AGPL-3.0-only ' +
  'MPL-2.0 MPL-1.1 EPL-1.0 EPL-2.0 CDDL-1.0 CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 Unlicense 0BSD Zlib BSL-1.0 Artistic-2.0 ' +
  'Python-2.0 PSF-2.0 OFL-1.1 WTFPL MIT-0 BSD-4-Clause Apache-1.1 BlueOak-1.0.0 MS-PL EUPL-1.2 PostgreSQL UPL-1.0 ' +
  'AFL-2.1 Unicode-3.0 X11 NCSA CPL-1.0'
).split(' ')

export function listedText(id: string): string {
  return withAdded(list[id]?.licenseText ?? '', marks.added[id] ?? [])
}

/** Stretches that end with a full stop and that the template does not let be left out, [from, to). */
export function operativeSentences(id: string): readonly (readonly [from: number, to: number])[] {
  const text = listedText(id)
  const optional = (marks.licenses[id] ?? []).filter(
    (mark) => mark.length === 2 && text.slice(mark[0], mark[1]).trim().includes(' '),
  )
  return [...text.matchAll(/[A-Z"“'`(][^.;:]{30,}?[.;:](?=\s)/g)]
    .map(({ index, 0: sentence }) => [index, index + sentence.length] as const)
    .filter(([from]) => !/^["“]?(?:portions )?copyright/i.test(text.slice(from)))
    .filter(([from, to]) => !optional.some((mark) => mark[0] < to && mark[1] > from))
}
