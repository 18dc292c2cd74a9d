import { UserError } from '../../../model/user-error.ts'
import { autocannon } from './autocannon.ts'
import { bombardier } from './bombardier.ts'
import { hey } from './hey.ts'
import { jmeter } from './jmeter.ts'
import { k6 } from './k6.ts'
import { oha } from './oha.ts'
import type { ResultReader, ToolResult } from './tool-result.ts'
import { vegeta } from './vegeta.ts'
import { wrk } from './wrk.ts'

/** Every load tool whose results are read. One more is one file and one entry. */
export const READERS: readonly ResultReader[] = [k6, autocannon, oha, vegeta, bombardier, jmeter, wrk, hey]

/** The one run in a result file. Throws UserError for several runs, and for what no tool known here wrote. */
export function readToolResult(bytes: Uint8Array): ToolResult {
  const text = decoded(bytes)
  const looksLikeJson = /^\s*[[{]/.test(text)
  if (looksLikeJson) return fromJson(text)
  const reader = READERS.find((one) => one.text?.(text))
  const found = reader?.text?.(text)
  if (!reader || !found) throw unreadable()
  if (reader.heading && [...text.matchAll(reader.heading)].length > 1) throw severalRuns()
  return found
}

function fromJson(text: string): ToolResult {
  const documents = documentsIn(text)
  if (documents.length === 0) {
    throw new UserError('The result file is cut off: it begins as JSON and does not end', 'Write it again')
  }
  const results = documents
    .flatMap((one) => (Array.isArray(one) ? one : [one]))
    .map((one) => READERS.map((reader) => reader.json?.(one)).find(Boolean))
  const [found] = results
  if (!found) throw unreadable()
  if (results.length > 1) throw severalRuns()
  return found
}

/** One JSON document, or several behind each other as `>>` leaves them. */
function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const parsed = lines.map(parsedLine)
    return parsed.includes(undefined) ? piecesIn(text) : parsed
  }
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Pretty-printed documents behind each other: one ends where a line is a closing bracket alone. */
function piecesIn(text: string): unknown[] {
  const pieces = text.split(/(?<=^[}\]])\s*$\n(?=[[{])/m)
  if (pieces.length < 2) return []
  const parsed = pieces.map(parsedLine)
  return parsed.includes(undefined) ? [] : parsed
}

/** UTF-8 or UTF-16 with or without its mark: PowerShell's `>` writes UTF-16. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes
  const littleEndian = (a === 0xff && b === 0xfe) || b === 0
  const bigEndian = (a === 0xfe && b === 0xff) || a === 0
  const encoding = bigEndian ? 'utf-16be' : littleEndian ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function severalRuns(): UserError {
  return new UserError(
    'The result file holds more than one run',
    'Give one run a file; numbers of several runs cannot be added up',
  )
}

function unreadable(): UserError {
  return new UserError(
    'The result file is of no load tool that is known here',
    READERS.map((reader) => reader.command).join('; '),
  )
}
