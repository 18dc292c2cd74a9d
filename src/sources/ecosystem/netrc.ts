import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback } from '../../net/address.ts'

/** Names and passwords by host, https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html */
export interface Netrc {
  /** The Authorization header for exactly that host; null: none. Passwords go over TLS alone, or stay on this machine. */
  authorizationFor(url: URL): string | null
}

/** NETRC, else `.netrc` of the home folder, `_netrc` where there is only that. What cannot be read names nobody. */
export function readNetrc(env: Readonly<Record<string, string | undefined>>, home: string): Netrc {
  const files = env.NETRC ? [env.NETRC] : [join(home, '.netrc'), join(home, '_netrc')]
  return netrcOf(files.map(textOf).find((text) => text !== null) ?? '')
}

function netrcOf(text: string): Netrc {
  const logins = loginsIn(text)
  return {
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      const found = logins.find(({ machine }) => machine === url.host || machine === url.hostname)
      return found ? basic(found.login, found.password) : null
    },
  }
}

export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`
}

interface Login {
  machine: string
  login: string
  password: string
}

/** `default` is for whoever asks, and so for nobody here: a password must not go to a host that nobody named. */
function loginsIn(text: string): Login[] {
  const words = withoutMacros(text).match(/"(?:\\.|[^"\\])*"|\S+/g) ?? []
  const logins: Login[] = []
  let current: Login | null = null
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    const value = () => (words[++at] ?? '').replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1')
    if (word === 'machine') {
      current = { machine: value().toLowerCase(), login: '', password: '' }
      logins.push(current)
    } else if (word === 'default') current = null
    else if (word === 'login' || word === 'password') {
      const given = value()
      if (current !== null) current[word] = given
    } else if (word === 'account') value()
  }
  return logins.filter(({ password }) => password !== '')
}

/** A macro reaches to the next empty line; a comment to the end of its own. */
function withoutMacros(text: string): string {
  let inMacro = false
  const kept = text.split('\n').filter((line) => {
    const words = line.trim()
    if (words.startsWith('macdef')) inMacro = true
    if (words === '') inMacro = false
    return !inMacro && !words.startsWith('#')
  })
  return kept.join('\n')
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
