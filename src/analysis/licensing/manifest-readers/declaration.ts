import type { Declaration } from '../../../model/license-declaration.ts'

export type { Declaration }

/** Longer words are no name but a text. */
const LONGEST_NAME = 200

export function one(field: string, text: string): Declaration {
  const pointer =
    /^(?:SEE\s+)?LICEN[CS]E\s+IN\s+(\S.*)$|^(?:see\s+|file\s+)(?:the\s+)?([\w./-]{0,200}(?:licen[cs]e|copying)[\w./-]{0,200})(?:\s+file)?$/i.exec(
      text.trim(),
    )
  const file = pointer?.[1] ?? pointer?.[2]
  if (file !== undefined) return pointerTo(field, file)
  const isText = text.length >= LONGEST_NAME || text.trim().includes('\n')
  return { field, texts: isText ? [] : [text], join: 'and', file: null, embedded: isText ? text : null }
}

export function pointerTo(field: string, file: string): Declaration {
  const path = file
    .trim()
    .replace(/^<|>$|^["']|["']$/g, '')
    .replace(/^\.\//, '')
  return { field, texts: [], join: 'and', file: path, embedded: null }
}

/** None for an empty list. */
export function several(field: string, texts: readonly string[], join: Declaration['join']): Declaration[] {
  const [first, ...more] = texts
  if (first === undefined) return []
  return more.length === 0 ? [one(field, first)] : [{ field, texts, join, file: null, embedded: null }]
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  // Checked to be an object; its fields are unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
