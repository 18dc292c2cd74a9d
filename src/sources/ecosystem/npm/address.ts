import { parsePurl } from '../../../model/purl.ts'
import type { PackageRef } from '../../../model/subject.ts'
import { UserError } from '../../../model/user-error.ts'

const NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/i
const MAX_NAME_LENGTH = 214
/** Qualifiers that say where a package is to be had. */
const PLACES = ['repository_url', 'download_url', 'vcs_url']

/**
 * `npm:name@range`, `pkg:npm/name@version`, a page of npmjs.com or an address of its registry. Null: none of these.
 * Throws UserError for a name that no package can have, and for a purl that names another place than the registry.
 */
export function parseNpmAddress(text: string): PackageRef | null {
  const input = text.trim()
  if (/^npm:/i.test(input)) return ofSpec(input.slice('npm:'.length))
  if (/^pkg:/i.test(input)) return ofPurl(input)
  return ofPage(input)
}

/** npm's short form `owner/repo` means GitHub's own host, wherever it is read. */
export function repositoryAddress(given: string): string {
  return /^[^/:@\s]+\/[^/:@\s]+$/.test(given.trim()) ? `github:${given.trim()}` : given
}

function ofSpec(spec: string): PackageRef {
  const at = spec.indexOf('@', 1)
  return at > 0 ? packageOf(spec.slice(0, at), spec.slice(at + 1)) : packageOf(spec, '')
}

function ofPurl(text: string): PackageRef | null {
  const purl = parsePurl(text)
  if (purl?.type !== 'npm') return null
  const { namespace, name, version, qualifiers, subpath } = purl
  const full = [...namespace, name].join('/')
  const place = PLACES.find((one) => qualifiers[one] !== undefined)
  if (place !== undefined) {
    throw new UserError(
      `The package URL says by its ${place} where ${JSON.stringify(full)} is to be had, and a package is read from your registry`,
      `Name that registry in .npmrc, then give npm:${full}`,
    )
  }
  if (subpath !== null) {
    throw new UserError(
      `The package URL names ${JSON.stringify(subpath.slice(0, 80))} inside a package, which is judged as a whole`,
      `Give npm:${full}`,
    )
  }
  return packageOf(full, version ?? '')
}

const PAGE =
  /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?npmjs\.(?:com|org)\/package|registry\.npmjs\.(?:com|org))\/(?<name>(?:(?:@|%40)[^/?#%]+(?:\/|%2f))?[^/?#@]+)(?:(?:\/v)?\/(?<version>\d[^/?#]*)|@(?<spec>[^/?#]+)|\/-\/[^/?#]+?-(?<file>\d[^/?#]*)\.tgz)?\/*(?:[?#].*)?$/i

function ofPage(text: string): PackageRef | null {
  const { name, version, spec, file } = PAGE.exec(text)?.groups ?? {}
  if (name === undefined) return null
  return packageOf(name.replace(/%40/i, '@').replace(/%2f/i, '/'), version ?? spec ?? file ?? '')
}

function packageOf(name: string, given: string): PackageRef {
  const range = given.trim()
  if (!NAME.test(name) || name.length > MAX_NAME_LENGTH) throw refused('an npm package', name)
  if (!/^[\w.*^~<>=| +-]{0,128}$/.test(range)) throw refused('a version range', range)
  return { kind: 'package', type: 'npm', name, range }
}

function refused(what: string, name: string): UserError {
  const quoted = JSON.stringify(name.slice(0, 80))
  return new UserError(`${quoted} cannot be the name of ${what}`, 'Give npm:name or npm:name@range')
}
