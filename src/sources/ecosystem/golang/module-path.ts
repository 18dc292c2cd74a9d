/** `github.com/acme/widget/v2`: lower case host with a dot, then letters, digits and a few signs. */
const ELEMENT = /^[a-z\d_~][\w.~+-]*$|^[\w~-][\w.~+-]*$/i
const HOST = /^(?=[^.]+\.)[a-z\d][a-z\d.-]+(?::\d+)?$/

/** Whether it can be the path of a module that a proxy has: the first element is a host, the standard library has none. */
export function isModulePath(path: string): boolean {
  const [host = '', ...rest] = path.split('/')
  return HOST.test(host) && path.length <= 300 && rest.every((element) => ELEMENT.test(element))
}

/** As proxies write paths and versions: a capital letter is `!` and the small one, https://go.dev/ref/mod#module-proxy */
export function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)
}

/** The path without its major version, and that: `v2`, of gopkg.in `.v2`; null: it is v0 or v1. */
export function apartMajor(path: string): { path: string; major: string | null } {
  const match = /^(gopkg\.in\/.+)\.(v\d+)(?:-unstable)?$|^(.+)\/(v(?:[2-9]|[1-9]\d+))$/.exec(path)
  const [, ofGopkg, gopkgMajor, plain, major] = match ?? []
  return { path: ofGopkg ?? plain ?? path, major: gopkgMajor ?? major ?? null }
}

/** The paths that may be the module which holds a package, longest first. */
export function modulesAround(path: string): string[] {
  const elements = path.split('/')
  const least = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/.test(elements[0] ?? '') ? 3 : 2
  const lengths = elements.map((_, index) => elements.length - index).filter((length) => length >= least)
  return lengths.map((length) => elements.slice(0, length).join('/'))
}

/** Where the source of a module lies, as far as its path says; null: a host of its own has to be asked. */
export interface PlaceOfModule {
  url: string
  /** The folder of it; null: its root. */
  directory: string | null
}

export function placeOf(path: string): PlaceOfModule | null {
  const gopkg = /^gopkg\.in\/(?:([\w.-]+)\/)?([\w.-]+?)\.v\d+(?:-unstable)?$/.exec(path)
  // https://labix.org/gopkg.in: without an owner it is that of go-NAME.
  if (gopkg) return { url: `https://github.com/${gopkg[1] ?? `go-${gopkg[2]}`}/${gopkg[2]}`, directory: null }
  // https://go.googlesource.com is mirrored there.
  const ofGo = /^golang\.org\/x\/([\w-]+)(?:\/(.+))?$/.exec(path)
  if (ofGo) return { url: `https://github.com/golang/${ofGo[1]}`, directory: folder(ofGo[2]) }
  const hosted = /^((?:github\.com|bitbucket\.org|codeberg\.org)\/[^/]+\/[^/]+?)(?:\.git)?(?:\/(.+))?$/.exec(
    path,
  )
  if (hosted) return { url: `https://${hosted[1]}`, directory: folder(hosted[2]) }
  // Groups of GitLab have groups: only what has no more elements is one repository for sure.
  const gitlab = /^(gitlab\.com\/[^/]+\/[^/]+?)(?:\.git)?$/.exec(apartMajor(path).path)
  if (gitlab) return { url: `https://${gitlab[1]}`, directory: null }
  const elements = path.split('/')
  const named = elements.findIndex(
    (element, index) => index > 0 && /\.(?:git|hg|svn|fossil|bzr)$/.test(element),
  )
  if (named < 0) return null
  const root = elements.slice(0, named + 1).join('/')
  return { url: `https://${root}`, directory: folder(elements.slice(named + 1).join('/')) }
}

/** A major version is a branch or a folder; the module is that of the folder above. */
function folder(below: string | undefined): string | null {
  return below?.replace(/(?:^|\/)v(?:[2-9]|[1-9]\d+)$/, '') || null
}
