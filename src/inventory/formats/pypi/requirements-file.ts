import { posix } from 'node:path'
import type { InventoryFile, Surroundings } from '../../reader.ts'
import { type Statement, statementOf } from './requirements-line.ts'
import { type LogicalLine, logicalLines } from './requirements-lines.ts'

export interface Stated {
  /** The file that says it, relative to the root. */
  file: string
  written: LogicalLine
  statement: Statement
}

/** A line that leads to a file which is not there. */
interface Lost {
  line: number
  path: string
}

export interface RequirementsFile {
  stated: readonly Stated[]
  /** Lines of constraint files: they install nothing and say which version. */
  constraints: readonly Stated[]
  lost: readonly Lost[]
}

/** More files than any project has; a circle ends where it comes back. */
const MAX_FILES = 200

/** The lines of a requirements file and of those that it includes, each once. `line` of what is lost is of the first file. */
export async function readWhole(first: InventoryFile, beside: Surroundings): Promise<RequirementsFile> {
  const folder = posix.dirname(first.path)
  const stated: Stated[] = []
  const constraints: Stated[] = []
  const lost: Lost[] = []
  const seen = new Set([first.path])
  const read = async (file: string, content: string, constrains: boolean, from: number | null) => {
    for (const written of logicalLines(content)) {
      const statement = statementOf(written.text)
      if (statement.kind !== 'file') {
        const list = constrains ? constraints : stated
        list.push({ file, written, statement })
        continue
      }
      const path = posix.normalize(posix.join(posix.dirname(file), statement.path))
      if (seen.has(path) || seen.size >= MAX_FILES) continue
      seen.add(path)
      const line = from ?? written.line
      const included = await beside.text(posix.relative(folder, path))
      if (included === null) lost.push({ line, path: statement.path })
      else await read(path, included, constrains || statement.constrains, line)
    }
  }
  await read(first.path, first.text, false, null)
  return { stated, constraints, lost }
}
