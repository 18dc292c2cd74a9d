import deprecatedExceptionIds from 'spdx-exceptions/deprecated.json' with { type: 'json' }
import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' }
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' }
import spdxList from 'spdx-license-list/spdx.json' with { type: 'json' }
import { REPLACED_IDS } from './name-table.ts'

export interface ListedLicense {
  name: string
  osiApproved: boolean
  deprecated: boolean
}

/** Every id of the SPDX list, current ones first. */
export const LICENSE_IDS: readonly string[] = [...currentIds, ...deprecatedIds]

const deprecated = new Set(deprecatedIds)
const idByLowerCase = new Map(LICENSE_IDS.map((id) => [id.toLowerCase(), id]))
const exceptionByLowerCase = new Map(
  [...exceptionIds, ...deprecatedExceptionIds].map((id) => [id.toLowerCase(), id]),
)

/** What the SPDX list says about an id; null for an id it does not hold. */
export function listed(id: string): ListedLicense | null {
  const entries: Readonly<Record<string, { name: string; osiApproved: boolean }>> = spdxList
  const base = id.replace(/-(?:only|or-later)$/, '')
  const entry = entries[id] ?? entries[base]
  if (!entry && !idByLowerCase.has(id.toLowerCase())) return null
  return {
    name: entry?.name ?? id,
    osiApproved: entry?.osiApproved ?? false,
    deprecated: deprecated.has(id),
  }
}

/**
 * An SPDX id in any case, with or without `+` -> the current id, or the expression that replaces a deprecated one.
 * Null for anything that is no id.
 */
export function canonicalLicense(word: string): string | null {
  const plus = word.endsWith('+')
  const id = idByLowerCase.get((plus ? word.slice(0, -1) : word).toLowerCase())
  if (id === undefined) return null
  const replaced = REPLACED_IDS[id]
  if (replaced) return plus ? replaced.replace(/-only\b/, '-or-later') : replaced
  if (isVersionedGnu(id)) return plus ? `${id}-or-later` : `${id}-only`
  if (!plus || id.endsWith('-or-later')) return id
  return id.endsWith('-only') ? id.replace(/-only$/, '-or-later') : `${id}+`
}

export function canonicalException(word: string): string | null {
  return exceptionByLowerCase.get(word.toLowerCase()) ?? null
}

function isVersionedGnu(id: string): boolean {
  return /^(?:A?GPL|LGPL|GFDL)-\d\.\d$/.test(id)
}

/** Full names of the list, each with its current id. */
export function listedNames(): readonly { id: string; name: string }[] {
  return Object.entries(spdxList).flatMap(([id, { name }]) => {
    const current = canonicalLicense(id)
    return current === null ? [] : [{ id: current, name }]
  })
}
