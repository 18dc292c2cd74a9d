import type { Picture } from './readme-head.ts'

/** What the usual badges for a project that is over say, or where they come from. */
const BADGES: readonly RegExp[] = [
  /\bimg\.shields\.io\/maintenance\/no\b/i,
  /\bshields\.io\/badge\/-?(?:[\w%. ]{0,40}-)?(?:deprecated|unmaintained|abandoned|discontinued|archived|obsolete|eol|no(?:_|%20| )longer(?:_|%20| )maintained|not(?:_|%20| )maintained)-/i,
  /\bshields\.io\/badge\/(?:maintenance|maintained)(?:%3F|\?)?-(?:no|off|none|dead)\b/i,
  /\bshields\.io\/badge\/lifecycle-(?:archived|defunct|deprecated|retired|superseded)\b/i,
  /\brepostatus\.org\/(?:badges\/[\w.]{1,20}\/)?(?:abandoned|unsupported|moved)\b/i,
  /\bstability-badges\/(?:dist\/)?deprecated\b/i,
  /\bunmaintained\.tech\b/i,
  /^\W*(?:maintained|maintenance)\W+no\W*$/i,
  /^\W*(?:deprecated|unmaintained|abandoned|discontinued|no longer maintained|no maintenance intended)\W*$/i,
]

/** The words of the badge that says so, else its address; null where none does. */
export function deprecationBadge(pictures: readonly Picture[]): string | null {
  const badge = pictures.find(({ says, url }) =>
    BADGES.some((pattern) => pattern.test(says) || pattern.test(url)),
  )
  return badge ? badge.says || badge.url : null
}
