import { upTo } from '../../../text/up-to.ts'

/**
 * How pnpm's lockfiles name what is installed: `name@1.0.0(peer@2.0.0)` from version 9 on, `/name@1.0.0(peer@2.0.0)` in 6,
 * `/name/1.0.0_peer@2.0.0` in 5; with an address in place of the version where it does not come from the registry.
 */
export function packageOf(key: string): { name: string; version: string | null } {
  let plain = withoutPeers(key).replace(/^\//, '')
  let at = plain.indexOf('@', 1)
  // Version 5 has a slash before the version; what follows a @ there are peers, what stands before the name is a host.
  for (
    let slash = slashAfterName(plain);
    slash >= 0 && (at < 0 || slash < at);
    slash = slashAfterName(plain)
  ) {
    const rest = plain.slice(slash + 1)
    if (/^\d/.test(rest)) return { name: plain.slice(0, slash), version: upTo(rest, '_') }
    plain = rest
    at = plain.indexOf('@', 1)
  }
  const version = plain.slice(at + 1)
  if (at < 0) return { name: plain, version: null }
  return { name: plain.slice(0, at), version: /^\d[^:]*$/.test(version) ? upTo(version, '_') : null }
}

function slashAfterName(text: string): number {
  return text.indexOf('/', text.startsWith('@') ? text.indexOf('/') + 1 : 0)
}

export function withoutPeers(key: string): string {
  return upTo(key, '(')
}

/** The keys under which a dependency may stand, in the order of what is written most. An alias names the package itself. */
export function placesOf(as: string, version: string): readonly string[] {
  return [`${as}@${version}`, version, `/${as}@${version}`, `/${as}/${version}`]
}
