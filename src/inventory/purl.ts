import { purlOf } from '../model/purl.ts'

/** Maven writes `group:artifact` for what a purl has as namespace and name. */
export function componentPurl(type: string, name: string, version: string | null): string {
  const purl = purlOf({ type, name: type === 'maven' ? name.replace(':', '/') : name })
  // A colon needs no encoding in a version: https://github.com/package-url/purl-spec
  return version === null ? purl : `${purl}@${encodeURIComponent(version).replaceAll('%3A', ':')}`
}
