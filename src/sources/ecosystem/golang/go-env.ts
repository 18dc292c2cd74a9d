import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutEnd } from '../../../text/edges.ts'
import { basic, type Netrc, readNetrc } from '../netrc.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where modules come from, as the go command itself would read it: https://go.dev/ref/mod#environment-variables */
export interface GoEnv {
  /** In their order. */
  proxies: readonly GoProxy[]
  /** Its own host is asked for it, and no proxy: GOPRIVATE, GONOPROXY. */
  isPrivate(path: string): boolean
  /** The Authorization header for exactly the hosts it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

interface GoProxy {
  /** A web address without a slash at its end; `direct`: the module's own host; `off`: nobody may be asked. */
  at: string
  /** When the next one is asked: where this one has no such module, or after any fault. */
  next: 'where-missing' | 'after-any-fault'
}

const USUAL_PROXIES = 'https://proxy.golang.org,direct'

export function readGoEnv(env: Env, home: string): GoEnv {
  const files = env.GOENV ? [env.GOENV] : configFolders(env, home).map((one) => join(one, 'go', 'env'))
  const written = settingsIn(files.map(textOf).find((text) => text !== '') ?? '')
  const setting = (name: string) => env[name] ?? written[name] ?? ''
  return goEnvOf(
    { proxy: setting('GOPROXY'), isPrivate: setting('GONOPROXY') || setting('GOPRIVATE') },
    readNetrc(env, home),
  )
}

function goEnvOf(settings: { proxy: string; isPrivate: string }, netrc: Netrc): GoEnv {
  const parts = (settings.proxy.trim() || USUAL_PROXIES).match(/[^,|]+[,|]?/g) ?? []
  const named = parts.map((part) => ({
    written: part.replace(/[,|]$/, '').trim(),
    next: part.endsWith('|') ? ('after-any-fault' as const) : ('where-missing' as const),
  }))
  const logins = named.flatMap(({ written }) => loginOf(written) ?? [])
  const patterns = settings.isPrivate
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  return {
    proxies: named.flatMap(({ written, next }) =>
      written === '' ? [] : [{ at: withoutLogin(written), next }],
    ),
    isPrivate: (path) => patterns.some((pattern) => matchesPrefix(pattern, path)),
    authorizationFor: (url) =>
      logins.find(({ origin }) => origin === url.origin)?.header ?? netrc.authorizationFor(url),
  }
}

/** `*.corp.example,example.com/secret`: each pattern fits a prefix of as many elements, https://pkg.go.dev/path#Match */
function matchesPrefix(pattern: string, path: string): boolean {
  const elements = withoutEnd(pattern, '/').split('/')
  const given = path.split('/')
  if (given.length < elements.length) return false
  return elements.every((element, index) => globOf(element).test(given[index] ?? ''))
}

function globOf(element: string): RegExp {
  const parts = element.split(/(\[[^\][]+\]|[*?])/)
  const source = parts.map((part) => {
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    return /^\[.+\]$/.test(part) ? part.replace(/\\/g, '\\\\') : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
  })
  try {
    return new RegExp(`^${source.join('')}$`)
  } catch {
    // A range that ends before it begins fits nothing.
    return /(?!)/
  }
}

function loginOf(written: string): { origin: string; header: string } | null {
  const url = URL.canParse(written) ? new URL(written) : null
  if (url === null || url.username === '') return null
  return {
    origin: url.origin,
    header: basic(decodeURIComponent(url.username), decodeURIComponent(url.password)),
  }
}

function withoutLogin(written: string): string {
  if (!URL.canParse(written)) return written
  const url = new URL(written)
  url.username = ''
  url.password = ''
  return withoutEnd(url.href, '/')
}

/** `os.UserConfigDir` of Go, whichever the system. */
function configFolders(env: Env, home: string): string[] {
  const usual = env.XDG_CONFIG_HOME || join(home, '.config')
  return [usual, join(home, 'Library', 'Application Support'), ...(env.AppData ? [env.AppData] : [])]
}

/** `go env -w` writes a line `NAME=value` each. */
function settingsIn(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = /^([A-Z]\w*)=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(lines)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
