import { join } from 'node:path'
import { mappingOf, textOf } from '../../../disk/folder.ts'
import { isLoopback } from '../../../net/address.ts'
import { asText, type Mapping } from '../../../text/mapping.ts'
import { basic } from '../netrc.ts'

export const RUBYGEMS = 'https://rubygems.org/'

/** Where gems come from, as Bundler and RubyGems read it: https://bundler.io/man/bundle-config.1.html */
export interface GemSources {
  /** With a slash at its end and without credentials. */
  source: string
  /** The Authorization header for exactly the host it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** The source of the Gemfile, else the first of .gemrc; Bundler's mirror of it where there is one. */
export function readGemSources(folder: string, env: Env, home: string): GemSources {
  const gemfile = /^source[ (]+(['"])(\S+?)\1/m.exec(textOf(folder, 'Gemfile') ?? '')?.[2] ?? null
  const settings: Mapping = {
    ...mappingOf(join(home, '.bundle'), 'config'),
    ...mappingOf(join(folder, env.BUNDLE_APP_CONFIG ?? '.bundle'), 'config'),
    ...Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('BUNDLE_'))),
  }
  return gemSourcesOf(gemfile ?? firstSource(mappingOf(home, '.gemrc')), settings)
}

function gemSourcesOf(named: string | null, settings: Mapping): GemSources {
  const asked = addressOf(named) ?? addressOf(RUBYGEMS)
  const mirror = asked && addressOf(mirrorOf(asked, settings))
  const source = mirror ?? asked ?? new URL(RUBYGEMS)
  const written = [source, ...(asked ? [asked] : [])].find(({ username }) => username !== '')
  const plain = new URL(source)
  plain.username = ''
  plain.password = ''
  return {
    source: plain.href.endsWith('/') ? plain.href : `${plain.href}/`,
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      if (written?.origin === url.origin) return header(`${written.username}:${written.password}`)
      const kept = url.host === source.host ? asText(settings[`BUNDLE_${keyOf(url.host)}`]) : null
      return kept === null ? null : header(kept)
    },
  }
}

function mirrorOf(source: URL, settings: Mapping): string | null {
  const plain = `${source.origin}${source.pathname}`
  const keys = [plain, plain.replace(/\/$/, '')].map((one) => `BUNDLE_MIRROR__${keyOf(one)}`)
  return (
    [...keys, 'BUNDLE_MIRROR__ALL'].map((key) => asText(settings[key])).find((one) => one !== null) ?? null
  )
}

/** As Bundler writes a name of its settings: dots as two underscores, dashes as three. */
function keyOf(name: string): string {
  return name.replaceAll('-', '___').replaceAll('.', '__').toUpperCase()
}

function header(login: string): string {
  const [name = '', password = ''] = login.split(':').map((part) => decodeURIComponent(part))
  return basic(name, password)
}

function firstSource(gemrc: Mapping | null): string | null {
  const listed = gemrc?.[':sources'] ?? gemrc?.sources
  return Array.isArray(listed) ? asText(listed[0]) : null
}

function addressOf(text: string | null): URL | null {
  const url = text !== null && URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null
}
