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
