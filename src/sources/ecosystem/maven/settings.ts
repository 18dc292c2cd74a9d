import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback } from '../../../net/address.ts'
import { withoutEnd } from '../../../text/edges.ts'
import { elementAt, elementsAt, parseXml, textAt, type XmlElement } from '../../../text/xml.ts'
import { basic } from '../netrc.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where artifacts come from, as Maven itself would read it: https://maven.apache.org/settings.html */
export interface MavenSettings {
  /** In the order in which they are asked, mirrors in the place of what they mirror. Without a slash at the end. */
  repositories: readonly MavenRepository[]
  /** The Authorization header for exactly the addresses it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

export interface MavenRepository {
  id: string
  url: string
}

export const CENTRAL: MavenRepository = { id: 'central', url: 'https://repo.maven.apache.org/maven2' }

/** The settings of the machine and the person, and what the POM of `folder` adds. What cannot be read says nothing. */
export function readMavenSettings(folder: string, env: Env, home: string): MavenSettings {
  const machine = env.MAVEN_HOME || env.M2_HOME
  const paths = [
    join(home, '.m2', 'settings.xml'),
    ...(machine ? [join(machine, 'conf', 'settings.xml')] : []),
  ]
  const settings = paths.flatMap((path) => documentAt(path, env) ?? [])
  const pom = documentAt(join(folder, 'pom.xml'), env)
  return settingsOf(settings, pom === null ? [] : repositoriesIn(pom))
}

function settingsOf(settings: readonly XmlElement[], ofProject: readonly MavenRepository[]): MavenSettings {
  const mirrors = settings.flatMap((one) => elementsAt(one, 'mirrors', 'mirror').map(mirrorIn))
  const named = [...settings.flatMap(repositoriesOfProfiles), ...ofProject]
  const all = [...named, ...(named.some(({ id }) => id === CENTRAL.id) ? [] : [CENTRAL])]
  const repositories = all.map((repository) => mirrors.find(({ fits }) => fits(repository)) ?? repository)
  const distinct = [...new Map(repositories.map((one) => [one.url, { id: one.id, url: one.url }])).values()]
  const servers = settings.flatMap((one) => elementsAt(one, 'servers', 'server').flatMap(serverIn))
  return {
    repositories: distinct,
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      const place = distinct.find((one) => url.href.startsWith(`${one.url}/`))
      return servers.find(({ id }) => id === place?.id)?.authorization ?? null
    },
  }
}

function serverIn(server: XmlElement): { id: string; authorization: string }[] {
  const id = textAt(server, 'id')
  const headers = elementsAt(server, 'configuration', 'httpHeaders', 'property')
  const header = headers.find((one) => /^authorization$/i.test(textAt(one, 'name') ?? ''))
  const [username, password] = [textAt(server, 'username'), textAt(server, 'password')]
  // What `mvn --encrypt-password` wrote only Maven can read.
  const isPlain = password !== null && !/^\{.*\}$/.test(password)
  const own = username !== null && isPlain ? basic(username, password) : null
  const authorization = (header && textAt(header, 'value')) ?? own
  return id === null || authorization === null ? [] : [{ id, authorization }]
}

function mirrorIn(mirror: XmlElement): MavenRepository & { fits(repository: MavenRepository): boolean } {
  const patterns = (textAt(mirror, 'mirrorOf') ?? '').split(',').map((one) => one.trim())
  return {
    id: textAt(mirror, 'id') ?? '',
    url: withoutSlash(textAt(mirror, 'url') ?? ''),
    fits({ id, url }) {
      if (patterns.includes(`!${id}`)) return false
      return patterns.some((pattern) => {
        if (pattern === 'external:*') return URL.canParse(url) && !isLoopback(new URL(url).hostname)
        if (pattern === 'external:http:*') return /^http:/i.test(url)
        return pattern === '*' || pattern === id
      })
    },
  }
}

/** Of the profiles that are always on; what turns on others depends on the build. */
function repositoriesOfProfiles(settings: XmlElement): MavenRepository[] {
  const active = elementsAt(settings, 'activeProfiles', 'activeProfile').map(({ text }) => text)
  return elementsAt(settings, 'profiles', 'profile')
    .filter((profile) => {
      const isDefault = textAt(profile, 'activation', 'activeByDefault') === 'true'
      return isDefault || active.includes(textAt(profile, 'id') ?? '')
    })
    .flatMap(repositoriesIn)
}

function repositoriesIn(place: XmlElement): MavenRepository[] {
  return elementsAt(place, 'repositories', 'repository').flatMap((repository) => {
    const url = textAt(repository, 'url')
    const isWeb = url !== null && /^https?:\/\//i.test(url) && URL.canParse(url)
    return isWeb ? [{ id: textAt(repository, 'id') ?? '', url: withoutSlash(url) }] : []
  })
}

function withoutSlash(url: string): string {
  return withoutEnd(url, '/')
}

/** `${env.NAME}` stands for the environment. Null: not there, or no XML. */
function documentAt(path: string, env: Env): XmlElement | null {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
    const root = parseXml(
      text.replace(/\$\{env\.([^}]+)\}/g, (whole, name: string) => escapedXml(env[name]) ?? whole),
    )
    return elementAt(root)
  } catch {
    return null
  }
}

function escapedXml(value: string | undefined): string | undefined {
  return value?.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
