import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback } from '../../../net/address.ts'
import { basic, type Netrc, readNetrc } from '../netrc.ts'

export const PYPI = 'https://pypi.org/simple/'

/** Where packages come from, as pip itself reads it: https://pip.pypa.io/en/stable/topics/configuration/ */
export interface PipConfig {
  /** Addresses with a slash at their end and without credentials; what several have is had together. */
  indexes: readonly string[]
  /** The Authorization header for exactly the hosts it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Weakest first: files for all, of the user, of the virtual environment, of PIP_CONFIG_FILE, then PIP_… of the environment. */
export function readPipConfig(env: Env, home: string): PipConfig {
  const files = [
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
    join(home, '.pip', 'pip.conf'),
    join(env.XDG_CONFIG_HOME || join(home, '.config'), 'pip', 'pip.conf'),
    ...(env.VIRTUAL_ENV ? [join(env.VIRTUAL_ENV, 'pip.conf')] : []),
    ...(env.PIP_CONFIG_FILE ? [env.PIP_CONFIG_FILE] : []),
  ]
  const settings: Record<string, string> = Object.assign(
    {},
    ...(env.PIP_CONFIG_FILE === '/dev/null' ? [] : files.map((path) => parsePipConf(textAt(path)))),
    ofEnvironment(env),
  )
  return pipConfigOf(settings, readNetrc(env, home))
}

export function pipConfigOf(settings: Readonly<Record<string, string>>, netrc: Netrc): PipConfig {
  const written = [
    ...(settings['index-url'] ?? PYPI).split(/\s+/).slice(0, 1),
    ...(settings['extra-index-url'] ?? '').split(/\s+/),
  ]
  const urls = written.flatMap((text) => (URL.canParse(text) ? [new URL(text)] : []))
  const web = urls.filter(({ protocol }) => protocol === 'https:' || protocol === 'http:')
  const logins = web.filter(({ username, password }) => username !== '' || password !== '')
  return {
    indexes: [...new Set(web.map(plain))],
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      const own = logins.find(({ origin }) => origin === url.origin)
      if (own) return basic(decodeURIComponent(own.username), decodeURIComponent(own.password))
      return netrc.authorizationFor(url)
    },
  }
}

/** The ini of pip: options of `[global]`, and those for the commands that download. A value goes on in indented lines. */
export function parsePipConf(text: string): Record<string, string> {
  const settings: Record<string, string> = {}
  let section = ''
  let option: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const named = /^\[([^\]]+)\]/.exec(line)?.[1]
    const [, key, value] = /^([\w-]+)[ \t]*[=:](.*)$/.exec(line) ?? []
    if (named !== undefined) section = named.trim().toLowerCase()
    if (/^\s*(?:[;#]|$)/.test(line) || named !== undefined) option = null
    else if (key !== undefined && value !== undefined) {
      option = ['global', 'install', 'download'].includes(section)
        ? key.toLowerCase().replaceAll('_', '-')
        : null
      if (option !== null) settings[option] = value.trim()
    } else if (option !== null && /^\s/.test(line)) settings[option] += ` ${line.trim()}`
  }
  return settings
}

function ofEnvironment(env: Env): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) => {
    const option = /^PIP_(INDEX_URL|EXTRA_INDEX_URL)$/.exec(name)?.[1]
    return option && value ? [[option.toLowerCase().replaceAll('_', '-'), value] as const] : []
  })
  return Object.fromEntries(entries)
}

function plain(url: URL): string {
  const address = new URL(url)
  address.username = ''
  address.password = ''
  return address.href.endsWith('/') ? address.href : `${address.href}/`
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
