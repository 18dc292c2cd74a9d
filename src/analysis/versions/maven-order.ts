/**
 * The order of versions as Maven has it: its ComparableVersion,
 * https://maven.apache.org/pom.html#version-order-specification
 */
export function compareMavenVersions(one: string, other: string): number {
  return compareLists(itemsOf(one), itemsOf(other))
}

/** A number, a word, or all that stands behind a hyphen. */
type Item = bigint | string | Item[]

const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp']
const ALIASES: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' }
/** Before a digit. */
const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' }

/**
 * Dots and hyphens part a version, and so does a change between digits and letters, as if a hyphen stood there. A word behind
 * a dot counts as one behind a hyphen.
 */
function itemsOf(version: string): Item[] {
  const root: Item[] = []
  let list = root
  const deeper = () => {
    const next: Item[] = []
    list.push(next)
    list = next
  }
  const tokens = version.toLowerCase().match(/\d+|[^\d.-]+|[.-]/g) ?? []
  for (const [index, token] of tokens.entries()) {
    const [before, next] = [tokens[index - 1], tokens[index + 1]]
    if (isSeparator(token)) {
      if (isSeparator(before)) list.push(0n)
      if (token === '-') deeper()
    } else if (/^\d/.test(token)) {
      if (!isSeparator(before)) deeper()
      list.push(BigInt(token))
    } else {
      const beforeDigit = !isSeparator(next)
      if (before !== undefined && /^\d/.test(before)) deeper()
      if ((beforeDigit || next === undefined) && list.length > 0) deeper()
      list.push(wordOf(token, beforeDigit))
    }
  }
  return normalised(root)
}

/** The beginning and the end are separators too. */
function isSeparator(token: string | undefined): boolean {
  return token === undefined || token === '.' || token === '-'
}

function wordOf(word: string, beforeDigit: boolean): string {
  const long = beforeDigit ? (SHORT[word] ?? word) : word
  return ALIASES[long] ?? long
}

/** Noughts and empty words at the end, and before what stands behind a hyphen, say nothing. */
function normalised(items: readonly Item[]): Item[] {
  const kept = items.map((item) => (Array.isArray(item) ? normalised(item) : item))
  for (let at = kept.length - 1; at >= 0; at--) {
    const item = kept[at]
    if (item === 0n || item === '' || (Array.isArray(item) && item.length === 0)) kept.splice(at, 1)
    else if (!Array.isArray(item)) break
  }
  return kept
}

function compareLists(one: readonly Item[], other: readonly Item[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const order = compareItems(one[at] ?? null, other[at] ?? null)
    if (order !== 0) return order
  }
  return 0
}

/** Null: the version has ended. */
function compareItems(one: Item | null, other: Item | null): number {
  if (one === null) return other === null ? 0 : -compareItems(other, null)
  if (typeof one === 'bigint') {
    if (other === null) return one === 0n ? 0 : 1
    return typeof other === 'bigint' ? Number(one > other) - Number(one < other) : 1
  }
  if (typeof one === 'string') {
    return other === null || typeof other === 'string' ? compareWords(one, other ?? '') : -1
  }
  if (other === null) return compareLists(one, [])
  if (Array.isArray(other)) return compareLists(one, other)
  return typeof other === 'bigint' ? -1 : 1
}

function compareWords(one: string, other: string): number {
  const [left, right] = [rankOf(one), rankOf(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Words that have no place come after those that have one, by the alphabet. */
function rankOf(word: string): string {
  const rank = QUALIFIERS.indexOf(word)
  return rank < 0 ? `${QUALIFIERS.length}-${word}` : `${rank}`
}
