import type { Document } from '../../model/facts/documents.ts'
import { isListOfOthers } from '../file-roles/license-names.ts'
import { folderOf } from '../file-roles/roles.ts'
import { type Expression, expressionText, termsOf } from './expression.ts'
import { recognitionOf } from './license-files.ts'
import type { LicenseSource } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { textSource } from './text-source.ts'

/** Nothing of it runs where the package is used. */
const NOT_SHIPPED_TO_RUN = /(?:^|\/)(?:tests?|__tests__|fixtures?|examples?|docs?)\//i

/**
 * What an archive ships of others, by its texts: licences in folders below its own, parts of its own texts that are
 * somebody else's, and lists of third parties. One source for each licence, at the first place that names it.
 */
export function bundledPartsOf(
  documents: readonly Document[],
  own: readonly Document[],
  placeOf: (path: string) => string,
): readonly LicenseSource[] {
  const paths = documents.map(({ path }) => path)
  const parts = documents
    .filter(({ path }) => !NOT_SHIPPED_TO_RUN.test(path))
    .flatMap((document): readonly LicenseSource[] => {
      const where = placeOf(document.path)
      const isList = isListOfOthers(nameOf(document.path))
      const whole = own.includes(document) || isList ? null : textSource(document, paths, where)
      const read = isList || own.includes(document) || whole !== null ? inside(document, isList) : []
      return [...(whole ? [whole] : []), ...read.map((reading) => bundled(where, reading))]
    })
  return [...new Map(parts.toReversed().map((part) => [part.said, part])).values()].reverse()
}

/** Texts that are on the list only: what else stands in a list of third parties is mostly about them. */
function inside(document: Document, isList: boolean): readonly Expression[] {
  const recognition = recognitionOf(document)
  const parts = (recognition?.parts ?? []).filter(
    ({ kind, difference }) => difference === null && (kind === 'bundled' || (isList && kind === 'own')),
  )
  const texts = parts.flatMap(({ readings }) => readings.slice(0, 1)).map(parseExpression)
  const named = isList ? inTable(document.text) : []
  return [...texts, ...named].filter((reading) => termsOf(reading).every(({ kind }) => kind === 'license'))
}

/** "| cairo | Mozilla Public License 2.0 |": components and their licences, in Markdown. */
function inTable(text: string): readonly Expression[] {
  const rows = text.split('\n').filter((line) => /^\s*\|.*\|\s*$/.test(line))
  return rows.flatMap((row) =>
    row
      .split('|')
      .slice(2)
      .map((cell) => parseExpression(cell.trim())),
  )
}

function bundled(where: string, reading: Expression): LicenseSource {
  return { kind: 'text', where, readings: [reading], said: `${expressionText(reading)} of what it bundles` }
}

function nameOf(path: string): string {
  const folder = folderOf(path)
  return folder === '' ? path : path.slice(folder.length + 1)
}
