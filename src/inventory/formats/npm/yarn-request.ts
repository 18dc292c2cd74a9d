/** `name@range`, the name possibly with a scope. */
export function requestIn(pattern: string): { as: string; range: string } {
  const at = pattern.indexOf('@', 1)
  return at < 0 ? { as: pattern, range: '' } : { as: pattern.slice(0, at), range: pattern.slice(at + 1) }
}

/** `npm:other@^1` asks for the other package under this name; null: it asks for the package of the name itself. */
export function aliasedName(range: string): string | null {
  return /^npm:((?:@[^/@]+\/)?[a-z_.~-][^@]*)(?:@|$)/i.exec(range)?.[1] ?? null
}

/** Entries by what they were asked for. */
export class Asked<T> {
  readonly #byPattern = new Map<string, T>()
  readonly #byName = new Map<string, Set<T>>()

  add(pattern: string, entry: T): void {
    this.#byPattern.set(pattern, entry)
    const { as } = requestIn(pattern)
    const same = this.#byName.get(as) ?? new Set()
    this.#byName.set(as, same.add(entry))
  }

  /**
   * What a request came out as. `resolutions` change what is asked for and leave the requests as they were, so that one which
   * nothing answers is answered by whatever has its name.
   */
  find(as: string, range: string): readonly T[] {
    const exact = this.#byPattern.get(`${as}@${range}`) ?? this.#byPattern.get(`${as}@npm:${range}`)
    return exact === undefined ? [...(this.#byName.get(as) ?? [])] : [exact]
  }
}
