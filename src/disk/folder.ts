import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { asMapping, type Mapping } from '../text/mapping.ts'
import { cleanDeep } from '../text/untrusted.ts'

/** Lockfiles of large monorepos reach some tens of megabytes. */
const MAX_BYTES = 100_000_000

/** Without the byte order mark that editors on Windows write. Null: not there, or too large. */
export function textOf(folder: string, name: string): string | null {
  try {
    const path = join(folder, name)
    const { size } = statSync(path)
    return size > MAX_BYTES ? null : readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return null
  }
}

/** JSON or YAML with a mapping at its top; null for anything else. */
export function mappingOf(folder: string, name: string): Mapping | null {
  const text = textOf(folder, name)
  if (text === null) return null
  return name.endsWith('.json') ? jsonMapping(text) : yamlMapping(text)
}

export function jsonMapping(text: string): Mapping | null {
  return safely(() => JSON.parse(text))
}

function yamlMapping(text: string): Mapping | null {
  return safely(() => parse(text, { maxAliasCount: 100 }))
}

function safely(read: () => unknown): Mapping | null {
  try {
    return asMapping(cleanDeep(read()))
  } catch {
    return null
  }
}

export function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}

export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}
