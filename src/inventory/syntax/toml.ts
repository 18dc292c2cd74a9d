import { parse, TomlError } from 'smol-toml'
import { asMapping, type Mapping } from '../../text/mapping.ts'
import { UnreadableFile } from '../reader.ts'

export interface TomlDocument {
  top: Mapping
  /** Where the tables of an array stand, `[[package]]`, in their order: the line of their name where they have one, from 1. */
  linesOf(array: string): readonly number[]
}

/** A key that stands twice is an error, as TOML has it. Throws UnreadableFile. */
export function parseToml(text: string): TomlDocument {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  try {
    return { top: asMapping(parse(text)) ?? {}, linesOf: (array) => headersOf(text, array) }
  } catch (error) {
    if (error instanceof TomlError)
      throw new UnreadableFile(`It is no valid TOML (${reasonOf(error)})`, error.line)
    if (error instanceof RangeError) throw new UnreadableFile('Its TOML is nested too deeply')
    throw error
  }
}

/** Without the excerpt that follows it. */
function reasonOf({ message }: TomlError): string {
  const [first = ''] = message.split('\n')
  return first.replace(/^Invalid TOML document: /, '')
}

function headersOf(text: string, array: string): number[] {
  const lines: number[] = []
  let [inside, named] = [false, true]
  let quote: string | null = null
  for (const [index, line] of text.split('\n').entries()) {
    if (quote === null && /^\s*\[/.test(line)) {
      inside = nameOf(line) === array
      if (inside) lines.push(index + 1)
      named = !inside
    } else if (quote === null && !named && /^\s*name\s*=/.test(line)) {
      lines[lines.length - 1] = index + 1
      named = true
    }
    for (const [mark] of line.matchAll(/"""|'''/g))
      quote = quote === null ? mark : quote === mark ? null : quote
  }
  return lines
}

/** Of `[[package]]`; null: it heads no table of an array. */
function nameOf(line: string): string | null {
  const name = /^\s*\[\[([^\]]+)\]\]/.exec(line)?.[1]
  return name?.trim().replace(/^"|"$/g, '') ?? null
}
