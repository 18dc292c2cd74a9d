/** This machine. The only host that a credential may be sent to without TLS. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** Names and addresses of this machine, the local network and link-local services. */
export function isPrivate(hostname: string): boolean {
  if (isThisMachine(hostname) || /(?:^|\.)(?:local|internal|intranet|lan|home|corp)$/.test(hostname))
    return true
  if (hostname.startsWith('[')) return /^\[f[cd]/i.test(hostname)
  return /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(hostname)
}

/**
 * Where an answer may lead: within the origin that was asked, or over TLS to a public host; from a host of a private network
 * also to others there, but never to this machine and its link-local services. Null: nowhere. Within the origin the question
 * stays as asked: parameters that the new place does not name are taken along, for without them another list would answer.
 */
export function redirected(location: string, from: URL, asked: URL): URL | null {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (url === null || url.username !== '' || url.password !== '') return null
  if (url.origin === asked.origin) return asking(url, asked.searchParams)
  if (url.protocol !== 'https:' || isThisMachine(url.hostname)) return null
  return !isPrivate(url.hostname) || isPrivate(asked.hostname) ? url : null
}

function asking(place: URL, parameters: URLSearchParams): URL {
  const whole = new URL(place)
  for (const name of new Set(parameters.keys())) {
    if (place.searchParams.has(name)) continue
    for (const value of parameters.getAll(name)) whole.searchParams.append(name, value)
  }
  return whole
}

/** Loopback, unspecified and link-local, the metadata services of clouds among them; IPv4 in IPv6 and NAT64 may be any of them. */
function isThisMachine(hostname: string): boolean {
  if (isLoopback(hostname) || hostname.endsWith('.localhost')) return true
  if (hostname.startsWith('[')) return /^\[(?:::|fe[89ab]|64:ff9b:)/i.test(hostname)
  return /^(?:0|127|169\.254)\./.test(hostname)
}
