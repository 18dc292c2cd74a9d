import { expressionText } from '../expression.ts'
import { parseExpression } from '../parse-expression.ts'

/** What a machine-readable debian/copyright says under one licence. */
export interface DebianLicense {
  /** As it is written: "GPL-2+ or Artistic". */
  name: string
  /** The text that stands under the name, or "". */
  text: string
  /** First and last line, from 1. */
  lines: readonly [number, number]
}

/** https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/; null for any other text. */
export function debianLicenses(text: string): readonly DebianLicense[] | null {
  if (!/^Format(?:-Specification)?:\s*\S*(?:copyright-format|dep5?\b|DEP-?5)/im.test(text.slice(0, 1_000)))
    return null
  const lines = text.split(/\r\n?|\n/)
  const licenses: DebianLicense[] = []
  for (let at = 0; at < lines.length; at++) {
    const name = /^License:[ \t]*(?![ \t])(.*)$/i.exec(lines[at] ?? '')?.[1]
    if (name === undefined) continue
    const from = at
    while (/^[ \t]/.test(lines[at + 1] ?? '')) at += 1
    const body = lines.slice(from + 1, at + 1).map((line) => line.replace(/^[ \t]\.?(?=$)|^[ \t]/, ''))
    licenses.push({ name: name.trim(), text: body.join('\n').trim(), lines: [from + 1, at + 1] })
  }
  return licenses.length > 0 ? licenses : null
}

/** Names of the format that the SPDX list has not, or reads otherwise. */
const DEBIAN_NAMES: Readonly<Record<string, string>> = { artistic: 'Artistic-1.0-Perl', apache: '', bsd: '' }

/** What a name means as an SPDX expression; null where the format leaves it to the text ("BSD-3-clause-alike"). */
export function debianExpression(name: string): string | null {
  const written = name
    .replace(/\bwith ([\w.-]+) exception\b/gi, 'WITH $1-exception')
    .replace(/[\w.+-]+/g, (word) => DEBIAN_NAMES[word.toLowerCase()] ?? word)
  const read = parseExpression(written)
  const isClear = (part: typeof read): boolean =>
    'parts' in part ? part.parts.every(isClear) : part.kind === 'license'
  return isClear(read) ? expressionText(read) : null
}

/** Names of the licences that one is put together from: "GPL-1+ or Artistic". */
export function namesIn(name: string): readonly string[] {
  return name.split(/,?\s{1,9}(?:and|or)\s+|,\s*/i).map((each) => each.trim().toLowerCase())
}
