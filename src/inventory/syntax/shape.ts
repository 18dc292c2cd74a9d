import { asMapping, type Mapping } from '../../text/mapping.ts'
import { UnreadableFile } from '../reader.ts'

/** What a format has to have where a reader cannot go on without it. A wrong type is no absence. */

/** The objects of a list; none where the key is absent. Throws UnreadableFile. */
export function mappingsAt(mapping: Mapping | null, key: string): readonly Mapping[] {
  const value = mapping?.[key] ?? []
  if (!Array.isArray(value)) throw new UnreadableFile(`Its "${key}" is no list`)
  return value.map((one: unknown) => {
    const found = asMapping(one)
    if (found === null) throw new UnreadableFile(`Its "${key}" has an entry that is no object`)
    return found
  })
}

/** Null where the key is absent. Throws UnreadableFile. */
export function mappingAt(mapping: Mapping | null, key: string): Mapping | null {
  const value = mapping?.[key] ?? null
  const found = asMapping(value)
  if (value !== null && found === null) throw new UnreadableFile(`Its "${key}" is no object`)
  return found
}

/** The texts of a list; none where the key is absent. Throws UnreadableFile. */
export function textsAt(mapping: Mapping | null, key: string): readonly string[] {
  const value = mapping?.[key] ?? []
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    throw new UnreadableFile(`Its "${key}" is no list of texts`)
  return value
}

/** Throws UnreadableFile where it is absent or no text. */
export function textAt(mapping: Mapping, key: string, line: number | null): string {
  const value = mapping[key]
  if (typeof value === 'string' && value !== '') return value
  throw new UnreadableFile(`It has an entry without a "${key}"`, line)
}

/** Throws UnreadableFile for versions of a format that nobody knows yet. */
export function knownVersion(found: unknown, known: RegExp, label: string, writtenBy: string): string {
  const version =
    typeof found === 'number' || typeof found === 'string' ? String(found) : JSON.stringify(found)
  if (version !== undefined && known.test(version)) return version
  throw new UnreadableFile(
    `Its ${label} is ${version ?? 'missing'}, which is not known`,
    null,
    `Write it with a release of ${writtenBy} that is known, or update oss-check`,
  )
}
