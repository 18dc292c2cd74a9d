import { goDirectives } from '../../../analysis/golang/directives.ts'
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

/** Throws UnreadableFile. */
export function parseModFile(text: string): ModFile {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const file: Open = { module: null, go: null, requires: [], replaces: [], tools: [], uses: [] }
  const { directives, unclosed } = goDirectives(text)
  for (const { verb, words, comment, line } of directives) {
    if (!DIRECTIVES.includes(verb))
      throw new UnreadableFile(
        `"${verb}" is no directive of a module`,
        line,
        'Let `go mod tidy` say what is wrong',
      )
    read(file, verb, words, comment, line)
  }
  if (unclosed !== null)
    throw new UnreadableFile(`Its block of ${unclosed.verb} does not end: it is cut short`, unclosed.line)
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
      isIndirect: /(?:^|\n)indirect\s*(?:$|;)/.test(comment),
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
