/** Whose word is taken of what lies in a folder and was not named. */
export interface Trust {
  /** Whether the file was trusted, as it is now. */
  holds(path: string): boolean
  /** Whether one of these keys, as of targetKeysOf, is the project that the folder belongs to. */
  isOwn(keys: readonly string[]): boolean
}

/** For what only shows or writes, and where everything was named. */
export const TRUSTING: Trust = { holds: () => true, isOwn: () => false }

/**
 * `named`: by a person, and taken. `trusted`: found, and as it was when it was trusted. `judged`: it lies in the project that
 * is judged, and may not speak for it. `strange`: found, and trusted by nobody.
 */
export type Standing = 'named' | 'trusted' | 'judged' | 'strange'

export function isTaken(standing: Standing): boolean {
  return standing === 'named' || standing === 'trusted'
}

/** What has to be said of a file that was found. */
export function standingNotice(shown: string, standing: Standing): string | null {
  if (standing === 'named') return null
  if (standing === 'trusted') return `${shown} was found here and holds: it is trusted as it is`
  return standing === 'judged'
    ? `${shown} lies in the project that is judged and does not hold; name it with --policy if it is yours`
    : `${shown} was found here and does not hold: nobody trusted it as it is. See oss-check policy, then oss-check trust or --policy`
}
