import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SettingsStanding } from '../ecosystem.ts'

export const NPM_REGISTRY = 'https://registry.npmjs.org/'

/** Where packages come from, as npm itself would read it. */
export interface NpmConfig {
  /** Address with a slash at its end; a scope may have its own. */
  registryOf(packageName: string): string
  /** The Authorization header for exactly the hosts and paths it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

/**
 * Weakest first: `~/.npmrc` (or NPM_CONFIG_USERCONFIG), the project's `.npmrc`, `npm_config_…` of the environment. What a
 * project that nobody trusts says is taken as it stands there: none of your variables is put into it.
 */
export function readNpmConfig(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  standingOf: (path: string) => SettingsStanding,
): NpmConfig {
  const lowered = Object.fromEntries(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]))
  const files = [lowered.npm_config_globalconfig, lowered.npm_config_userconfig ?? join(home, '.npmrc')]
  const project = npmrcOf(cwd)
  const standing = standingOf(project)
  const settings: Record<string, string> = Object.assign(
    Object.create(null),
    ...files.map((path) => (path ? parseNpmrc(readText(path), env) : {})),
    standing === 'judged' ? {} : parseNpmrc(readText(project), standing === 'trusted' ? env : null),
    ofEnvironment(env),
  )
  return npmConfigOf(settings)
}

export function npmConfigOf(settings: Readonly<Record<string, string>>): NpmConfig {
  const registry = addressOf(settings.registry) ?? NPM_REGISTRY
  return {
    registryOf: (name) => {
      const scope = /^(@[^/]+)\//.exec(name)?.[1]
      return (scope && addressOf(settings[`${scope}:registry`])) || registry
    },
    authorizationFor: (url) => authorizationFor(url, settings),
  }
}

/** The ini of npm: `key = value`, comments with `;` and `#`, `${NAME}` from the environment; null: what names one is left out. */
export function parseNpmrc(
  text: string,
  env: Readonly<Record<string, string | undefined>> | null,
): Record<string, string> {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf('=')
    const key = line.slice(0, Math.max(at, 0)).trim()
    if (key === '' || /^[;#[]/.test(key)) return []
    const value = line
      .slice(at + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
    if (env === null) return `${key}${value}`.includes('${') ? [] : [[key, value] as const]
    return [[expand(key, env), expand(value, env)] as const]
  })
  return Object.fromEntries(entries)
}

function ofEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) => {
    const key = /^npm_config_(.+)$/i.exec(name)?.[1]
    if (!key || !value) return []
    // npm writes options with underscores; registries and tokens keep their own characters.
    return [[/^(?:\/\/|@)/.test(key) ? key : key.toLowerCase(), value] as const]
  })
  return Object.fromEntries(entries)
}

/** The file of the project that a folder belongs to, whether it is there or not. */
export function npmrcOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const hasManifest = readText(join(folder, 'package.json')) !== ''
    if (hasManifest || dirname(folder) === folder) return join(hasManifest ? folder : cwd, '.npmrc')
  }
}

function expand(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(
    /\$\{([^${}]+)\}/g,
    (whole, name: string) => env[name.replace(/\?$/, '')] ?? (name.endsWith('?') ? '' : whole),
  )
}

/** Registries are web addresses; anything else is npm's to complain about. */
function addressOf(text: string | undefined): string | null {
  if (!text || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** npm keys credentials by host and path, and the longest path that fits wins. */
function authorizationFor(url: URL, settings: Readonly<Record<string, string>>): string | null {
  const segments = url.pathname.split('/').filter(Boolean)
  for (let length = segments.length; length >= 0; length--) {
    const path = segments
      .slice(0, length)
      .map((segment) => `${segment}/`)
      .join('')
    for (const key of [`//${url.host}/${path}`, `//${url.host}/${path}`.replace(/\/$/, '')]) {
      const found = credentialsAt(key, settings)
      if (found !== null) return found
    }
  }
  return null
}

/** A token, name and password in one, or apart with the password in base64: in the order in which npm takes them. */
function credentialsAt(key: string, settings: Readonly<Record<string, string>>): string | null {
  const token = settings[`${key}:_authToken`]
  if (token) return `Bearer ${token}`
  const both = settings[`${key}:_auth`]
  if (both) return `Basic ${both}`
  const name = settings[`${key}:username`]
  const password = settings[`${key}:_password`]
  if (!name || !password) return null
  const plain = Buffer.from(password, 'base64').toString('utf8')
  return `Basic ${Buffer.from(`${name}:${plain}`).toString('base64')}`
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
