import type { Document } from '../../model/facts/documents.ts'
import type { LicenseSource } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { recognise } from './text/recognise.ts'

/** A longer head is a manual. */
const MAX_LINES = 80
const COMMENT_LINE = /^\s*(?:#|\/\/|--|;|%|$)/

/**
 * The licence that the comment at the head of a source file gives it: the notice of a GNU, Apache or Mozilla licence, or a
 * text. Null where there is none, or where the comment says anything else.
 */
export function sourceHeader({ path, text }: Document): LicenseSource | null {
  const head = headOf(text)
  if (!/licen[cs]e|permi(?:ssion|tted)/i.test(head)) return null
  const { kind, readings, ids } = recognise(head)
  if (kind !== 'recognised' || readings.length === 0) return null
  return {
    kind: 'tag',
    where: path,
    readings: readings.map(parseExpression),
    said: `${ids.join(', ')} in its head`,
  }
}

function headOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, MAX_LINES)
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#!'))
  const body = lines.slice(Math.max(0, start))
  const closing = closingOf(body[0]?.trim() ?? '')
  const isOutside = (line: string, at: number) =>
    closing === null ? !COMMENT_LINE.test(line) : at > 0 && line.includes(closing)
  const end = body.findIndex(isOutside)
  // A comment that does not end here may say more.
  if (end < 0 && lines.length === MAX_LINES) return ''
  return body
    .slice(0, end < 0 ? body.length : end)
    .join('\n')
    .replace(/^\s*(?:\/\*+|"""|''')/, '')
}

function closingOf(opening: string): string | null {
  if (opening.startsWith('/*')) return '*/'
  return /^(?:"""|''')/.exec(opening)?.[0] ?? null
}
