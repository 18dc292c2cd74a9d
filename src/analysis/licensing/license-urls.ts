import { AMBIGUOUS_NAMES } from './name-table.ts'
import { canonicalLicense } from './spdx-list.ts'

/** Pages that are one licence, by a part of their address. A name of several stays open. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/apache\.org\/licenses\/license-2\.0/, 'Apache-2.0'],
  [/apache\.org\/licenses\/license-1\.1/, 'Apache-1.1'],
  [/repository\.jboss\.org\/licenses\/apache-2\.0/, 'Apache-2.0'],
  [/eclipse\.org\/legal\/epl-v10/, 'EPL-1.0'],
  [/eclipse\.org\/legal\/epl-(?:v20|2\.0)/, 'EPL-2.0'],
  [/eclipse\.org\/org\/documents\/epl-v10/, 'EPL-1.0'],
  [/eclipse\.org\/org\/documents\/(?:epl-2\.0|epl-v20)/, 'EPL-2.0'],
  [/eclipse\.org\/org\/documents\/edl-v10/, 'BSD-3-Clause'],
  [/mozilla\.org\/(?:en-us\/)?mpl\/(\d\.\d)/, 'MPL-$1'],
  [/mozilla\.org\/mpl\/mpl-(\d\.\d)/, 'MPL-$1'],
  [/creativecommons\.org\/publicdomain\/zero\/1\.0/, 'CC0-1.0'],
  [/creativecommons\.org\/licenses\/(by[a-z-]*)\/(\d\.\d)/, 'CC-$1-$2'],
  [/gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?((?:a|l)?gpl)-(\d\.\d)/, '$1-$2'],
  [/gnu\.org\/(?:licenses|copyleft)\/gpl\b/, 'GPL'],
  [/gnu\.org\/(?:licenses|copyleft)\/(?:lgpl|lesser)\b/, 'LGPL'],
  [/gnu\.org\/(?:licenses|copyleft)\/agpl\b/, 'AGPL'],
  [/unlicense\.org/, 'Unlicense'],
  [/wtfpl\.net/, 'WTFPL'],
  [/opensource\.org\/licenses?\/([\w.-]+?)(?:-license)?(?:\.php|\.html|\.txt)?\/?$/, '$1'],
  [/(?:spdx\.org|choosealicense\.com|oss\.oracle\.com)\/licenses\/([\w.+-]+?)(?:\.html|\.json)?\/?$/, '$1'],
]

/** Address of a licence -> the ids it can stand for; none for a page that is nobody's but the project's. */
export function licensesAt(url: string): readonly string[] {
  const address = url.trim().toLowerCase().split(/[?#]/, 1)[0] ?? ''
  for (const [pattern, name] of PAGES) {
    const match = pattern.exec(address)
    if (!match) continue
    const written = name.replace('$1', match[1] ?? '').replace('$2', match[2] ?? '')
    const id = canonicalLicense(written)
    return id === null ? (AMBIGUOUS_NAMES[written.toLowerCase()] ?? []) : [id]
  }
  return []
}

export function isUrl(text: string): boolean {
  return /^(?:https?:)?\/\/\S+$|^www\.\S+$/i.test(text.trim())
}
