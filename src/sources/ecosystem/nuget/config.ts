import { dirname, join } from 'node:path'
import { textOf } from '../../../disk/folder.ts'
import { isLoopback } from '../../../net/address.ts'
import { elementAt, parseXml, type XmlElement } from '../../../text/xml.ts'
import { basic } from '../netrc.ts'

export const NUGET = 'https://api.nuget.org/v3/index.json'

/** Where packages come from: https://learn.microsoft.com/nuget/reference/nuget-config-file */
export interface NugetConfig {
  /** Service indexes of version 3, in the order in which they are asked. */
  sources: readonly string[]
  /** The Authorization header for exactly the hosts it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

type Env = Readonly<Record<string, string | undefined>>
const NAMES = ['nuget.config', 'NuGet.config', 'NuGet.Config']

/** The user's own first, then those of the folders down to yours: each adds to what was before, or clears it. */
export function readNugetConfig(folder: string, env: Env, home: string): NugetConfig {
  const users = [join(home, '.config', 'NuGet'), join(home, '.nuget', 'NuGet')]
  const files = [...users, ...foldersDownTo(folder)].flatMap((one) => xmlIn(one) ?? [])
  return nugetConfigOf(files, env)
}

/** The weakest first. */
function nugetConfigOf(files: readonly XmlElement[], env: Env): NugetConfig {
  const sources = settled(files, 'packageSources', env)
  const disabled = settled(files, 'disabledPackageSources', env)
  const logins = [...sources].flatMap(([name, url]) => {
    const login = loginFor(files, name, env)
    return login !== null && URL.canParse(url) ? [{ origin: new URL(url).origin, login }] : []
  })
  const usable = [...sources].flatMap(([name, url]) => {
    const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    return isWeb && disabled.get(name)?.toLowerCase() !== 'true' ? [url] : []
  })
  return {
    sources: sources.size === 0 ? [NUGET] : usable,
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      return logins.find(({ origin }) => origin === url.origin)?.login ?? null
    },
  }
}

/** `<add key value>` of a section in all files; `<clear>` forgets what came before. */
function settled(files: readonly XmlElement[], section: string, env: Env): Map<string, string> {
  const settings = new Map<string, string>()
  for (const file of files) {
    for (const { name, attributes } of elementAt(file, section)?.children ?? []) {
      if (name === 'clear') settings.clear()
      if (name === 'add' && attributes.key)
        settings.set(attributes.key, expanded(attributes.value ?? '', env))
    }
  }
  return settings
}

/** Passwords that Windows encrypted can be read on that machine alone. */
function loginFor(files: readonly XmlElement[], source: string, env: Env): string | null {
  const element = source.replaceAll(' ', '_x0020_')
  const found = files.flatMap((file) => elementAt(file, 'packageSourceCredentials', element) ?? []).at(-1)
  const settingOf = (key: string) =>
    found?.children.find(({ attributes }) => attributes.key?.toLowerCase() === key)?.attributes.value
  const [user, password] = [settingOf('username'), settingOf('cleartextpassword')]
  return user === undefined || password === undefined
    ? null
    : basic(expanded(user, env), expanded(password, env))
}

function expanded(text: string, env: Env): string {
  return text.replace(/%(\w+)%/g, (whole, name: string) => env[name] ?? whole)
}

function foldersDownTo(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [...foldersDownTo(above), folder]
}

function xmlIn(folder: string): XmlElement | null {
  const text = NAMES.map((name) => textOf(folder, name)).find((found) => found !== null)
  try {
    return text === undefined || text === null ? null : parseXml(text)
  } catch {
    return null
  }
}
