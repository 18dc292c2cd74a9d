import { cleanLine } from '../text/untrusted.ts'

/** Longer than any sentence a rule writes. */
const MAX_LENGTH = 2000

/**
 * What every text of a view passes. The clients clean what comes in; a scorecard may also come from a file or from a rule
 * of somebody else's.
 */
export function plainLine(text: string): string {
  return cleanLine(text, MAX_LENGTH)
}

/** The address where it is one a browser may open, in its escaped form; null for anything else. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  // A second # is left as it is by URL; `##[` would be a command in a CI log.
  return protocol === 'https:' || protocol === 'http:' ? href.replace(/(?<=#)#/g, '%23') : null
}
