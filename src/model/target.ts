import { UserError } from './user-error.ts'

export type Target =
  | { kind: 'github'; host: string; owner: string; repo: string }
  | { kind: 'npm'; name: string; range: string }
  | { kind: 'path'; path: string }

const OWNER = /^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,38}_?$/i
const REPO = /^(?!\.{1,2}$)[\w.-]{1,100}$/
const NPM_NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/i
const GITHUB_COM = 'github.com'

const ACCEPTED =
  'Give owner/repo, a GitHub URL (https, ssh or git+https), pkg:github/owner/repo, npm:name@range, pkg:npm/name@version, or a path that starts with ./, ../ or /'

/** Text -> Target. `host` is the forge that bare `owner/repo` names belong to. Throws UserError for anything else. */
export function parseTarget(text: string, host: string = GITHUB_COM): Target {
  const input = text.trim()
  if (input === '') throw new UserError('The target is empty', ACCEPTED)
  if (/^(?:\.{1,2}(?:$|[\\/])|[\\/]|file:\/\/)/.test(input)) return { kind: 'path', path: pathOf(input) }
  if (input.startsWith('npm:')) return npmTarget(input.slice('npm:'.length), input)
  if (input.startsWith('pkg:')) return purlTarget(input)
  return repositoryTarget(input, host)
}

/** The name a person would use for it. */
export function nameOf(target: Target): string {
  if (target.kind === 'github') return `${target.owner}/${target.repo}`
  if (target.kind === 'npm') return `npm:${target.name}${target.range === '' ? '' : `@${target.range}`}`
  return target.path
}

/** What waivers, attestations and per-target policies are matched against: `github.com/owner/repo`, `npm:name`. */
export function keyOf(target: Target): string {
  if (target.kind === 'github') return `${target.host}/${target.owner}/${target.repo}`.toLowerCase()
  if (target.kind === 'npm') return `npm:${target.name}`
  return target.path
}

function repositoryTarget(input: string, host: string): Target {
  const scp = /^(?:[\w.-]+@)([\w.-]+):(?!\/\/)(.+)$/.exec(input)
  if (scp?.[1] && scp[2]) return ownerAndRepo(scp[1], scp[2], input, host)

  const url = /^(?:git\+)?(?:https?|ssh|git):\/\/(.+)$/i.exec(input)
  if (url) {
    if (!URL.canParse(input.replace(/^git\+/i, ''))) throw notATarget(input)
    const { hostname, port, pathname } = new URL(input.replace(/^git\+/i, ''))
    return ownerAndRepo(
      port && !/^ssh/i.test(input.replace(/^git\+/i, '')) ? `${hostname}:${port}` : hostname,
      pathname,
      input,
      host,
    )
  }

  const [first = '', ...rest] = input.split('/')
  if (rest.length >= 2 && isKnownHost(first, host)) return ownerAndRepo(first, rest.join('/'), input, host)
  if (rest.length !== 1) throw notATarget(input)
  return ownerAndRepo(host, input, input, host)
}

function ownerAndRepo(givenHost: string, path: string, input: string, host: string): Target {
  if (!isKnownHost(givenHost, host)) {
    throw new UserError(
      `${quoted(givenHost)} is not a GitHub host this run knows`,
      'Set GH_HOST or GITHUB_SERVER_URL for GitHub Enterprise Server; other forges are read as a local clone (give its path)',
    )
  }
  const [owner = '', rawRepo = ''] = path.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? []
  const repo = decode(rawRepo.split('@')[0] ?? '').replace(/\.git$/i, '')
  if (!OWNER.test(owner)) throw badName('owner', owner, input)
  if (!REPO.test(repo)) throw badName('repository', repo, input)
  return { kind: 'github', host: canonicalHost(givenHost), owner, repo }
}

function npmTarget(spec: string, input: string): Target {
  const at = spec.indexOf('@', 1)
  const name = at > 0 ? spec.slice(0, at) : spec
  const range = at > 0 ? spec.slice(at + 1) : ''
  if (!NPM_NAME.test(name) || name.length > 214) throw badName('npm package', name, input)
  if (!/^[\w.*^~<>=| +-]{0,128}$/.test(range)) throw badName('version range', range, input)
  return { kind: 'npm', name, range: range.trim() }
}

/** Package URLs, https://github.com/package-url/purl-spec, of the types github and npm. */
function purlTarget(input: string): Target {
  const match = /^pkg:\/{0,2}([a-z][a-z\d.+-]*)\/([^?#]+)/i.exec(input)
  const type = match?.[1]?.toLowerCase()
  const path = decode(match?.[2] ?? '')
  if (type === 'npm') return npmTarget(path, input)
  if (type === 'github') {
    const [owner = '', repo = '', ...rest] = path.split('/')
    if (rest.length > 0) throw notATarget(input)
    return ownerAndRepo(GITHUB_COM, `${owner}/${repo}`, input, GITHUB_COM)
  }
  throw notATarget(input)
}

function pathOf(input: string): string {
  if (!input.startsWith('file://')) return input
  if (!URL.canParse(input)) throw notATarget(input)
  return decodeURIComponent(new URL(input).pathname)
}

function isKnownHost(given: string, host: string): boolean {
  const name = canonicalHost(given)
  return name === GITHUB_COM || name === host.toLowerCase()
}

function canonicalHost(given: string): string {
  const name = given.toLowerCase()
  return name === 'www.github.com' || name === 'ssh.github.com' ? GITHUB_COM : name
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function badName(what: string, name: string, input: string): UserError {
  if (name === '') return notATarget(input)
  return new UserError(`${quoted(name)} cannot be the name of a ${what}`, ACCEPTED)
}

function notATarget(input: string): UserError {
  return new UserError(`${quoted(input)} does not name a project`, ACCEPTED)
}

/** Typed by the user, and still cleaned: it may have been pasted. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
