/** What parsers of JSON, YAML and TOML give for an object whose content is not known yet. */
export type Mapping = Readonly<Record<string, unknown>>

export function asMapping(value: unknown): Mapping | null {
  // A non-array object has string keys; its values stay unknown.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : null
}

/** The entries of a mapping inside, empty where there is none. */
export function entriesOf(mapping: Mapping | null, key: string): [string, unknown][] {
  return Object.entries(asMapping(mapping?.[key]) ?? {})
}

/** Null for anything but a text. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
