import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isLicenseName } from '../../../analysis/file-roles/license-names.ts'
import { roleOf } from '../../../analysis/file-roles/roles.ts'
import type { LicenseTexts } from '../../../analysis/licensing/release-terms.ts'
import { cleanText } from '../../../text/untrusted.ts'

/** Nobody writes a longer licence. */
const LARGEST_TEXT_BYTES = 1_000_000
const README = /^readme(?:\.\w+)?$/i

/**
 * The files at the top of an installed release that tell its terms. `pointed`: those that its manifest names. Null: there is
 * no such folder.
 */
export function licenseFilesIn(folder: string, pointed: readonly string[]): LicenseTexts | null {
  const names = filesIn(folder)
  if (names === null) return null
  const terms = names.filter((name) => isTerms(name) || pointed.includes(name))
  const tells = terms.some((name) => roleOf(name) === 'license' || pointed.includes(name))
  const readme = tells ? [] : names.filter((name) => README.test(name)).slice(0, 1)
  const read = [...terms, ...readme].map((path) => ({ path, ...textOf(join(folder, path)) }))
  return {
    files: read.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
    unread: read.flatMap(({ path, text, detail }) => (text === null ? [{ path, detail }] : [])),
  }
}

function isTerms(name: string): boolean {
  return isLicenseName(name) || roleOf(name) === 'notice'
}

/** Plain files alone: where a link leads to is another's. */
function filesIn(folder: string): readonly string[] | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted()
  } catch {
    return null
  }
}

function textOf(path: string): { text: string | null; detail: string } {
  try {
    if (statSync(path).size > LARGEST_TEXT_BYTES) return { text: null, detail: 'It is larger than is read' }
    const text = readFileSync(path, 'utf8')
    return text.includes('\0')
      ? { text: null, detail: 'It is not a text file' }
      : { text: cleanText(text), detail: '' }
  } catch {
    return { text: null, detail: 'It could not be read' }
  }
}
