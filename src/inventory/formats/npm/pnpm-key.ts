/**
 * How pnpm's lockfiles name what is installed: `name@1.0.0(peer@2.0.0)` from version 9 on, `/name@1.0.0(peer@2.0.0)` in 6,
 * `/name/1.0.0_peer@2.0.0` in 5; with an address in place of the version where it does not come from the registry.
 */
export function packageOf(key: string): { name: string; version: string | null } {
  const plain = withoutPeers(key).replace(/^\//, '')
  const at = plain.indexOf('@', 1)
  // Version 5 has a slash before the version; what follows a @ there are peers.
  const older = /^(?:[^@/]+\.[^/]+\/)?((?:@[^/]+\/)?[^/@]+)\/(\d[^/_]*)(?:_.*)?$/.exec(plain)
  if (older?.[1] && older[2]) return { name: older[1], version: older[2] }
  if (at < 0) return { name: plain, version: null }
  const version = plain.slice(at + 1)
  return { name: plain.slice(0, at), version: /^\d[^:]*$/.test(version) ? version : null }
}

export function withoutPeers(key: string): string {
  const peers = key.indexOf('(')
  return peers < 0 ? key : key.slice(0, peers)
}

/** The keys under which a dependency may stand, in the order of what is written most. An alias names the package itself. */
export function placesOf(as: string, version: string): readonly string[] {
  return [`${as}@${version}`, version, `/${as}@${version}`, `/${as}/${version}`]
}
