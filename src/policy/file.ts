import { readFileSync, statSync } from 'node:fs'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { UserError } from '../model/user-error.ts'

const MAX_BYTES = 1_000_000
/** Aliases may multiply a small file into a huge value; real policies use a handful. */
const MAX_ALIASES = 100

/** A YAML or JSON file as read, and where in it each value stands. */
export interface PolicyFile {
  path: string
  value: unknown
  document: Document
  /** `line:column` of the value at the path, or of the key itself; null where the path is not in the file. */
  locate(path: readonly PropertyKey[], part?: 'key' | 'value'): string | null
}

/** Throws UserError for what cannot be read: no such file, too big, not YAML, an alias bomb. */
export function readPolicyFile(path: string, shown: string): PolicyFile {
  return parsePolicyFile(readBounded(path, shown), path, shown)
}

/** As readPolicyFile, from the text. */
export function parsePolicyFile(text: string, path: string, shown: string): PolicyFile {
  const lines = new LineCounter()
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col}`
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  // The parser recurses; only a file made for it runs out of stack.
  if (error && /call stack/.test(error.message)) throw new UserError(`${shown} is nested too deeply`, HINT)
  if (error) {
    const [first = ''] = error.message.split(/ at line \d+|\n/)
    throw new UserError(
      `${shown}:${position(error.pos[0])}: not valid YAML: ${first.replace(/[.:]$/, '')}`,
      HINT,
    )
  }
  return {
    path,
    document,
    value: plainValue(document, shown),
    locate: (steps, part = 'value') => {
      const offset = part === 'key' ? keyOffset(document, steps) : valueOffset(document, steps)
      return offset === null ? null : position(offset)
    },
  }
}

const HINT = '`oss-check init` writes a commented starter; schema/policy.schema.json describes every key'

function readBounded(path: string, shown: string): string {
  try {
    const { size } = statSync(path)
    if (size > MAX_BYTES) {
      throw new UserError(`${shown} has ${size} bytes; a policy has at most ${MAX_BYTES}`, HINT)
    }
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code
    throw new UserError(
      `The policy ${shown} cannot be read: ${why}`,
      'Check --policy, OSS_CHECK_POLICY and `extends`',
    )
  }
}

function plainValue(document: Document, shown: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}
  } catch {
    throw new UserError(
      `${shown} repeats itself through more than ${MAX_ALIASES} aliases, or one of them leads nowhere`,
      HINT,
    )
  }
}

function valueOffset(document: Document, steps: readonly PropertyKey[]): number | null {
  const node = document.getIn([...steps], true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}

function keyOffset(document: Document, steps: readonly PropertyKey[]): number | null {
  const parent = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true)
  if (!isMap(parent)) return valueOffset(document, steps)
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && item.key.value === steps.at(-1),
  )
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null
}
