import { createHash } from 'node:crypto'
import { withoutEnd } from '../text/edges.ts'
import { plainLine } from './plain-line.ts'

export const SARIF_SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/** What GitHub code scanning takes, see "SARIF support for code scanning" and "SARIF results exceed limits" in its docs. */
export const CODE_SCANNING = { results: 25_000, nameLength: 255, descriptionLength: 1024 } as const

/** One line, with the brackets escaped that SARIF would read as a link (section 3.11.6). */
export function sarifText(raw: string, maxLength?: number): string {
  const escaped = plainLine(raw).replace(/[\\[\]]/g, '\\$&') || '-'
  if (maxLength === undefined || escaped.length <= maxLength) return escaped
  return `${withoutEnd(escaped.slice(0, maxLength - 1), '\\').toWellFormed()}…`
}

/** For fingerprints: short, and the same in every run. */
export function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16)
}
