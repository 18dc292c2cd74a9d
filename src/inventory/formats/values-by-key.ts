/** What several pairs of one key have, in their order. */
export function valuesByKey(
  pairs: Iterable<readonly [key: string, value: string]>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const before = found.get(key)
    // Copied each time, a name that stands there a million times would take the square of that.
    if (before) before.push(value)
    else found.set(key, [value])
  }
  return found
}
