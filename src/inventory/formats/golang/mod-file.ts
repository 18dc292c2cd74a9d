import { UnreadableFile } from '../../reader.ts'

interface Required {
  path: string
  version: string
  isIndirect: boolean
  line: number
}

export interface Replaced {
  path: string
  /** Null: every version of it. */
  version: string | null
  to: string
  /** Null: a folder. */
  toVersion: string | null
}

/** go.mod, https://go.dev/ref/mod#go-mod-file, and go.work, which has `use` in place of `require`. */
export interface ModFile {
  module: string | null
  go: string | null
  requires: readonly Required[]
  replaces: readonly Replaced[]
  /** Packages that are run, `golang.org/x/tools/cmd/stringer`. */
  tools: readonly string[]
  /** Folders of the modules of a workspace. */
  uses: readonly string[]
}

const DIRECTIVES = [
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
  'use',
]

interface Block {
  directive: string
  line: number
}

/** Throws UnreadableFile. */
export function parseModFile(text: string): ModFile {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const file: Open = { module: null, go: null, requires: [], replaces: [], tools: [], uses: [] }
  let block: Block | null = null
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1
    const { words, comment } = wordsOf(written)
    const [first] = words
    if (first === undefined) continue
    if (block !== null && first === ')') {
      block = null
      continue
    }
    const directive: string = block?.directive ?? first
    if (!DIRECTIVES.includes(directive))
      throw new UnreadableFile(
        `"${directive}" is no directive of a module`,
        line,
        'Let `go mod tidy` say what is wrong',
      )
    const rest = block === null ? words.slice(1) : words
    if (block === null && rest.length === 1 && rest[0] === '(') block = { directive, line }
    else read(file, directive, rest, comment, line)
  }
  if (block !== null)
    throw new UnreadableFile(`Its block of ${block.directive} does not end: it is cut short`, block.line)
  return file
}

interface Open extends ModFile {
  module: string | null
  go: string | null
  requires: Required[]
  replaces: Replaced[]
  tools: string[]
  uses: string[]
}

function read(file: Open, directive: string, words: readonly string[], comment: string, line: number): void {
  const [first, second] = words
  if (first === undefined) throw new UnreadableFile(`It has a ${directive} of nothing`, line)
  if (directive === 'module') file.module = first
  else if (directive === 'go') file.go = first
  else if (directive === 'tool') file.tools.push(first)
  else if (directive === 'use') file.uses.push(first)
  else if (directive === 'require') {
    if (second === undefined) throw new UnreadableFile(`It requires ${first} without a version`, line)
    file.requires.push({
      path: first,
      version: second,
      isIndirect: /^\s*indirect\s*(?:$|;)/.test(comment),
      line,
    })
  } else if (directive === 'replace') file.replaces.push(replaced(words, line))
}

function replaced(words: readonly string[], line: number): Replaced {
  const arrow = words.indexOf('=>')
  const [[path, version], [to, toVersion]] = [words.slice(0, arrow), words.slice(arrow + 1)]
  if (arrow < 0 || path === undefined || to === undefined)
    throw new UnreadableFile('It has a replace that does not say what by', line)
  return { path, version: version ?? null, to, toVersion: toVersion ?? null }
}

/** Words may be quoted, "like this" or `this`; what follows // is a comment. */
function wordsOf(line: string): { words: string[]; comment: string } {
  const at = line.indexOf('//')
  const [bare, comment] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)]
  const words = bare.match(/"[^"]*"|`[^`]*`|[()]|[^\s()]+/g) ?? []
  return { words: words.map((word) => word.replace(/^["`]|["`]$/g, '')), comment }
}
