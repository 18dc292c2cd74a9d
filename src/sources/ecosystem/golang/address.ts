import { parsePurl } from '../../../model/purl.ts'
import type { PackageRef } from '../../../model/subject.ts'
import { UserError } from '../../../model/user-error.ts'
import { withoutEdges, withoutEnd } from '../../../text/edges.ts'
import { isModulePath } from './module-path.ts'

const PLACES = ['repository_url', 'download_url', 'vcs_url']
const PAGE =
  /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?(?:pkg\.go\.dev|godoc\.org)\/(?:mod\/)?|proxy\.golang\.org\/)(?<path>[^?#]+)/i

/**
 * `go:path@query` as `go get` takes it, `pkg:golang/path@version`, a page of pkg.go.dev, an address of the module proxy. Null:
 * none of these. Throws UserError for a path that no module can have, and for a purl that names another place than the proxy.
 */
export function parseGoAddress(text: string): PackageRef | null {
  const input = text.trim()
  const spec = /^(?:go|golang):(.*)$/is.exec(input)?.[1]
  if (spec !== undefined && !spec.startsWith('//')) return ofSpec(spec)
  if (/^pkg:/i.test(input)) return ofPurl(input)
  const path = PAGE.exec(input)?.groups?.path
  return path === undefined ? null : ofPage(withoutEnd(path, '/'))
}

function ofSpec(spec: string): PackageRef {
  const plain = spec.trim().replace(/^https?:\/\//i, '')
  const at = plain.indexOf('@')
  return at < 0 ? moduleAt(plain, '') : moduleAt(plain.slice(0, at), plain.slice(at + 1))
}

/** The subpath is a package of the module, which is judged as a whole. */
function ofPurl(text: string): PackageRef | null {
  const purl = parsePurl(text)
  if (purl?.type !== 'golang') return null
  const { namespace, name, version, qualifiers } = purl
  const full = [...namespace, name].join('/')
  const place = PLACES.find((one) => qualifiers[one] !== undefined)
  if (place !== undefined) {
    throw new UserError(
      `The package URL says by its ${place} where ${JSON.stringify(full)} is to be had, and a module is read from your proxy`,
      `Name that proxy in GOPROXY, then give go:${full}`,
    )
  }
  return moduleAt(full, version ?? '')
}

/** `path@v1.2.3/package`: what stands before the version is the module. */
function ofPage(path: string): PackageRef {
  const proxied = /^(.+?)\/@(?:v\/(.+)\.(?:info|mod|zip)|v\/list|latest)$/.exec(path)
  if (proxied) return moduleAt(unescaped(proxied[1] ?? ''), unescaped(proxied[2] ?? ''))
  const [, module = path, version = ''] = /^([^@]+)@([^/]+)/.exec(path) ?? []
  return moduleAt(decoded(module), decoded(version))
}

function moduleAt(path: string, query: string): PackageRef {
  const [name = '', range] = [withoutEdges(path, '/'), query.trim()]
  // A host is written as anybody likes; the rest of a path has its letters for a reason.
  const plain = name.replace(/^[^/]+/, (host) => host.toLowerCase())
  if (!isModulePath(plain)) {
    const quoted = JSON.stringify(name.slice(0, 80))
    const isLibrary = /^[a-z][a-z\d/]*$/.test(name)
    throw new UserError(
      isLibrary
        ? `${quoted} can only be of Go’s standard library, which comes with Go itself`
        : `${quoted} cannot be the path of a Go module`,
      'Give go:host/path or go:host/path@version, as in go:github.com/spf13/cobra@v1.8.0',
    )
  }
  if (!/^[\w.+/<>= -]{0,128}$/.test(range)) {
    throw new UserError(
      `${JSON.stringify(range.slice(0, 80))} cannot be a version of a Go module`,
      `Give go:${plain}@v1.2.3, a prefix such as @v1.2, or a query such as @latest`,
    )
  }
  return { kind: 'package', type: 'golang', name: plain, range }
}

function unescaped(text: string): string {
  return decoded(text).replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
