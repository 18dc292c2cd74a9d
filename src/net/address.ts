/** This machine. The only host that a credential may be sent to without TLS. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** Names and addresses of this machine, the local network and link-local services. */
export function isPrivate(hostname: string): boolean {
  if (isLoopback(hostname) || /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp)$/.test(hostname)) {
    return true
  }
  if (hostname.startsWith('[')) return /^\[(?:::|f[cd]|fe[89ab]|64:ff9b:)/i.test(hostname)
  return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    hostname,
  )
}

/** Where an answer may lead: within the origin that was asked, or over TLS to a public host. Null: nowhere. */
export function redirected(location: string, from: URL, asked: URL): URL | null {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (url === null || url.username !== '' || url.password !== '') return null
  if (url.origin === asked.origin) return url
  return url.protocol === 'https:' && !isPrivate(url.hostname) ? url : null
}
