/** What a name stands for; null: nobody says. */
export type Interpolation = (name: string) => string | null

/** Properties that are made of properties; deeper ones name themselves. */
const MAX_ROUNDS = 20
/** Those that double each other would outgrow any memory. */
const MAX_LENGTH = 10_000

/** The value with every `${name}` in its texts filled in. What nobody says stays as it is written. */
export function interpolated<T>(value: T, lookUp: Interpolation): T {
  // The shape stays as it is: texts become texts, lists lists, and records records of the same keys.
  return filled(value, lookUp) as T
}

function filled(value: unknown, lookUp: Interpolation): unknown {
  if (typeof value === 'string') return filledText(value, lookUp)
  if (Array.isArray(value)) return value.map((one) => filled(one, lookUp))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, lookUp)]))
}

function filledText(text: string, lookUp: Interpolation): string {
  let current = text
  for (let round = 0; round < MAX_ROUNDS && current.includes('${'); round++) {
    const next = current.replace(/\$\{([^${}]+)\}/g, (whole, name: string) => lookUp(name.trim()) ?? whole)
    if (next === current || next.length > MAX_LENGTH) break
    current = next
  }
  return current
}
