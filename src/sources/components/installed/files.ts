import { readdirSync, readFileSync } from 'node:fs'
import { cleanText } from '../../../text/untrusted.ts'

/** Names of the folders in a folder, links left out; empty where there is none. */
export function foldersOf(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      .toSorted()
  } catch {
    return []
  }
}

/** Null: it is not there, or may not be read. */
export function textOf(path: string): string | null {
  try {
    return cleanText(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
