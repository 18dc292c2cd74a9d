import type { Declaration } from '../../model/license-declaration.ts'
import { expressionText, joinExpressions } from './expression.ts'
import type { LicenseSource } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { textSource } from './text-source.ts'

/**
 * Each field is a source of its own: `license` and classifiers may say different things. `where`: the manifest or the
 * registry's release. None: the field points to a file, or says nothing.
 */
export function sourcesOfDeclaration(
  { field, texts, join, embedded }: Declaration,
  { kind, where: place }: Pick<LicenseSource, 'kind' | 'where'>,
): readonly LicenseSource[] {
  const where = /^licen[cs]es?$/i.test(field) ? place : `${field} of ${place}`
  if (embedded !== null) {
    return [textSource({ path: place, text: embedded, truncated: false, url: '' }, [], where) ?? []].flat()
  }
  if (texts.length === 0) return []
  const parts = texts.map(parseExpression)
  const joins = join === 'open' ? (['and', 'or'] as const) : [join]
  const readings = joins.map((one) => joinExpressions(one, parts))
  const distinct = [...new Map(readings.map((reading) => [expressionText(reading), reading])).values()]
  return [{ kind, where, readings: distinct, said: texts.join(', ') }]
}
