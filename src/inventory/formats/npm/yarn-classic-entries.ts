import { cleanLine } from '../../../text/untrusted.ts'
import { UnreadableFile } from '../../reader.ts'

/** What stands under one line of patterns in a lockfile of Yarn 1. */
export interface ClassicEntry {
  /** What was asked for: `name@range`, several where they came out alike. */
  patterns: readonly string[]
  line: number
  fields: Map<string, string>
  dependencies: Map<string, string>
  optionalDependencies: Map<string, string>
}

const PATTERN = /(?:"((?:[^"\\]|\\.)*)"|([^\s",:][^",]*?))(?:, *|:$)/y
const FIELD = /^ {2}("(?:[^"\\]|\\.)*"|[\w-]+) (.+)$/
const LIST = /^ {2}(\w+):$/
const REQUEST = /^ {4}("(?:[^"\\]|\\.)*"|[^\s"]+) (.+)$/

/** Patterns at the margin, fields below them, lists of requests below those. Throws UnreadableFile. */
export function classicEntries(text: string): ClassicEntry[] {
  const entries: ClassicEntry[] = []
  const seen = new Set<string>()
  let list: Map<string, string> | null = null
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const entry = entries.at(-1)
    const [field, named, request] = [FIELD.exec(line), LIST.exec(line), REQUEST.exec(line)]
    if (!line.startsWith(' ')) {
      const patterns = patternsIn(line, index + 1)
      for (const pattern of patterns) {
        if (seen.has(pattern))
          throw new UnreadableFile(`It has the key "${cleanLine(pattern, 100)}" twice`, index + 1)
        seen.add(pattern)
      }
      entries.push({
        patterns,
        line: index + 1,
        fields: new Map(),
        dependencies: new Map(),
        optionalDependencies: new Map(),
      })
      list = null
    } else if (entry && field?.[1] && field[2]) {
      entry.fields.set(unquoted(field[1]), unquoted(field[2]))
    } else if (entry && named) {
      list =
        named[1] === 'optionalDependencies'
          ? entry.optionalDependencies
          : named[1] === 'dependencies'
            ? entry.dependencies
            : new Map()
    } else if (list && request?.[1] && request[2]) {
      list.set(unquoted(request[1]), unquoted(request[2]))
    } else {
      throw new UnreadableFile('It is no lockfile of Yarn 1 from here on', index + 1)
    }
  }
  return entries
}

function patternsIn(line: string, number: number): string[] {
  const found: string[] = []
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < line.length) {
    const match = PATTERN.exec(line)
    if (!match) throw new UnreadableFile('It is no lockfile of Yarn 1 from here on', number)
    found.push(match[1] === undefined ? (match[2] ?? '') : unquoted(`"${match[1]}"`))
  }
  return found
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1')
}
