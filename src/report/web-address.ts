/** The address where it is one a browser may open, in its escaped form; null for anything else. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  // A second # is left as it is by URL; `##[` would be a command in a CI log.
  return protocol === 'https:' || protocol === 'http:' ? href.replace(/(?<=#)#/g, '%23') : null
}
