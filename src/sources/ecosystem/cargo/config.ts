import { dirname, join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { textOf } from '../../../disk/folder.ts'
import { isLoopback } from '../../../net/address.ts'
import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import { cleanDeep } from '../../../text/untrusted.ts'

export const CRATES_IO = 'https://index.crates.io/'

/** Where crates come from, as cargo itself reads it: https://doc.rust-lang.org/cargo/reference/config.html */
export interface CargoConfig {
  /** A sparse index, with a slash at its end; null: it is one of git or a folder, which are not read here. */
  index: string | null
  /** What the settings name, for a person. */
  named: string
  /** The Authorization header for exactly the host of the index it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** The settings of the folder and of those above it, then those of cargo's home; the nearest says. The environment outdoes them. */
export function readCargoConfig(folder: string, env: Env, home: string): CargoConfig {
  const cargoHome = env.CARGO_HOME || join(home, '.cargo')
  const folders = [...foldersAbove(folder).map((one) => join(one, '.cargo')), cargoHome]
  const configs = folders.map((one) => tomlOf(one, ['config.toml', 'config'])).filter((one) => one !== null)
  const credentials = tomlOf(cargoHome, ['credentials.toml', 'credentials'])
  return cargoConfigOf(configs, credentials === null ? [] : [credentials], env)
}

/** The nearest first. */
function cargoConfigOf(configs: readonly Mapping[], credentials: readonly Mapping[], env: Env): CargoConfig {
  const told = (...path: readonly string[]) => firstText(configs, path)
  const registry = env.CARGO_REGISTRY_DEFAULT ?? told('registry', 'default')
  const { index, named } = registry
    ? { index: indexOf(registry), named: registry }
    : replacementOf('crates-io', new Set())

  function indexOf(name: string): string | null {
    if (name === 'crates-io') return replacementOf(name, new Set()).index
    return sparse(env[variable(name, 'INDEX')] ?? told('registries', name, 'index'))
  }
  /** `replace-with` of [source] names a source or a registry. */
  function replacementOf(source: string, seen: Set<string>): { index: string | null; named: string } {
    const next = told('source', source, 'replace-with')
    if (next && !seen.has(next)) return replacementOf(next, new Set([...seen, source]))
    if (source === 'crates-io') return { index: CRATES_IO, named: source }
    return { index: sparse(told('source', source, 'registry')) ?? indexOf(source), named: source }
  }

  const names = new Set(
    [...configs, ...credentials].flatMap((one) => Object.keys(asMapping(one.registries) ?? {})),
  )
  for (const name of Object.keys(env)) {
    const given = /^CARGO_REGISTRIES_(.+)_INDEX$/.exec(name)?.[1]
    if (given) names.add(given.toLowerCase().replaceAll('_', '-'))
  }
  const tokens = [...names].flatMap((name) => {
    const token =
      env[variable(name, 'TOKEN')] ??
      firstText(credentials, ['registries', name, 'token']) ??
      told('registries', name, 'token')
    const at = indexOf(name)
    return token && at !== null ? [{ origin: new URL(at).origin, token }] : []
  })
  return {
    index,
    named,
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      return tokens.find(({ origin }) => origin === url.origin)?.token ?? null
    },
  }
}

function variable(registry: string, what: 'INDEX' | 'TOKEN'): string {
  return `CARGO_REGISTRIES_${registry.toUpperCase().replaceAll('-', '_')}_${what}`
}

/** `sparse+https://…/`; null: another kind of index. */
function sparse(written: string | null): string | null {
  const address = /^sparse\+(https?:\/\/.+)$/.exec(written ?? '')?.[1]
  if (address === undefined || !URL.canParse(address)) return null
  return address.endsWith('/') ? address : `${address}/`
}

function firstText(configs: readonly Mapping[], path: readonly string[]): string | null {
  for (const config of configs) {
    const text = asText(path.reduce<unknown>((at, key) => asMapping(at)?.[key], config))
    if (text !== null) return text
  }
  return null
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

function tomlOf(folder: string, names: readonly string[]): Mapping | null {
  const text = names.map((name) => textOf(folder, name)).find((found) => found !== null)
  try {
    return text === undefined ? null : asMapping(cleanDeep(parseToml(text)))
  } catch {
    return null
  }
}
