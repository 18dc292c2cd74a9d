import type { Document } from '../../model/facts/documents.ts'
import { isLicenseFile } from '../file-roles/roles.ts'
import type { Expression } from './expression.ts'
import { parseExpression } from './parse-expression.ts'
import { recognise } from './text/recognise.ts'
import type { Recognition } from './text/recognition.ts'

/** What one licence file turned out to be. `expressions`: the readings its text allows; none for a mere pointer. */
export interface LicenseFile {
  path: string
  /** Null: it only points to other files. */
  readings: readonly Expression[] | null
  /** For people: "MIT", "MIT, changed: adds …". */
  said: string
}

/** Texts shorter than this may be a pointer or a name instead of a licence. */
const MAX_POINTER_LENGTH = 1_500

/** Several signals read the same file. */
const recognitions = new WeakMap<Document, Recognition>()

/** Reads one file. A text cut short is nothing that could be recognised. */
export function readLicenseFile(document: Document, paths: readonly string[]): LicenseFile {
  const { path, text } = document
  const recognition = recognitionOf(document)
  if (recognition?.kind === 'recognised') return recognised(path, recognition)
  const short = text.length <= MAX_POINTER_LENGTH && recognition?.kind !== 'modified'
  const tag = taggedLicense(text)
  if (short && tag) return { path, readings: [tag], said: `SPDX tag in ${path}` }
  if (short && pointsTo(text, path, paths)) return { path, readings: null, said: 'points to another file' }
  const named = short ? parseExpression(text.trim().replace(/\.$/, '')) : null
  if (named && named.kind === 'license') return { path, readings: [named], said: text.trim() }

  if (recognition?.kind === 'modified') {
    const said = `${recognition.ids[0] ?? 'a text'}, changed: ${recognition.difference}`
    return { path, readings: recognition.readings.map(parseExpression), said }
  }
  const readings = recognition?.readings ?? ['LicenseRef-truncated-text']
  return { path, readings: readings.map(parseExpression), said: 'a text that is on no list' }
}

/** Null for a text cut short. */
export function recognitionOf(document: Document): Recognition | null {
  if (document.truncated) return null
  const recognition = recognitions.get(document) ?? recognise(document.text)
  recognitions.set(document, recognition)
  return recognition
}

/** `SPDX-License-Identifier: …`, https://spdx.dev/learn/handling-license-info/ */
export function taggedLicense(text: string): Expression | null {
  const tag = /(?<=^[\s#/*;<!-]{0,40})SPDX-License-Identifier:\s*([^\n\r*>]+)/im.exec(
    text.slice(0, 20_000),
  )?.[1]
  return tag ? parseExpression(tag.trim()) : null
}

function recognised(path: string, { parts, readings }: Recognition): LicenseFile {
  const own = parts.filter(({ kind }) => kind !== 'bundled').flatMap(({ ids }) => ids.slice(0, 1))
  const said = [...new Set(own.map((id) => id.replace(/-(?:only|or-later)$/, '')))].join(', ')
  return { path, readings: readings.map(parseExpression), said }
}

function pointsTo(text: string, path: string, paths: readonly string[]): boolean {
  const own = path.slice(path.lastIndexOf('/') + 1)
  const names = paths
    .filter((other) => other !== path && isLicenseFile(other))
    .map((other) => other.slice(other.lastIndexOf('/') + 1))
    .filter((name) => name !== own)
  return names.some((name) => text.includes(name)) || /^\.\.\/[\w./-]+\s*$/.test(text)
}
