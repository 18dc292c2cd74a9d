import { purlOf } from '../model/purl.ts'

export function componentPurl(type: string, name: string, version: string | null): string {
  const purl = purlOf({ type, name })
  // A colon needs no encoding in a version: https://github.com/package-url/purl-spec
  return version === null ? purl : `${purl}@${encodeURIComponent(version).replaceAll('%3A', ':')}`
}
