import type { PackageRef } from './subject.ts'

/** A package URL, https://github.com/package-url/purl-spec, taken apart and decoded. */
export interface Purl {
  /** Lower case: `npm`, `github`, `pypi`. */
  type: string
  namespace: readonly string[]
  name: string
  version: string | null
  qualifiers: Readonly<Record<string, string>>
  subpath: string | null
}

/** Null: it is no package URL. What a type demands of its names is for who reads that type. */
export function parsePurl(text: string): Purl | null {
  const match = /^pkg:\/*([a-z][a-z\d.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/i.exec(text.trim())
  const [, type = '', path = '', query = '', subpath = ''] = match ?? []
  // The version is what follows the last @ that no slash follows: a scope may be written unencoded.
  const at = path.lastIndexOf('@')
  const isVersion = at > path.lastIndexOf('/') + 1
  const names = (isVersion ? path.slice(0, at) : path).split('/').filter(Boolean).map(decoded)
  const name = names.at(-1)
  if (name === undefined) return null
  return {
    type: type.toLowerCase(),
    namespace: names.slice(0, -1),
    name,
    version: isVersion ? decoded(path.slice(at + 1)) || null : null,
    qualifiers: Object.fromEntries(query.split('&').flatMap(qualifierIn)),
    subpath: decoded(subpath.split('/').filter(Boolean).join('/')) || null,
  }
}

/** The package URL of a package in whatever version; the @ of a scope is encoded. Maven writes `group:artifact`. */
export function purlOf({ type, name }: Pick<PackageRef, 'type' | 'name'>): string {
  const path = type === 'maven' ? name.replace(':', '/') : name
  return `pkg:${type}/${path.split('/').map(encodeURIComponent).join('/')}`
}

function qualifierIn(pair: string): [string, string][] {
  const [key = '', ...value] = pair.split('=')
  return key === '' || value.length === 0 ? [] : [[key.toLowerCase(), decoded(value.join('='))]]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
