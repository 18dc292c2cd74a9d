import { cleanLine } from '../../../text/untrusted.ts'
import { upTo } from '../../../text/up-to.ts'
import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { fileName } from '../file-name.ts'
import { parseEntry } from './entry.ts'

const HINT = 'Write npm:name@version, a package URL (pkg:…) or owner/repo; # begins a comment'

/** One package or repository a line. A list for `go get` names modules, whatever host they are on. */
export const list: InventoryReader = {
  id: 'a list, one package or repository a line',
  accepts: (path) => fileName(path) === 'go-get-pkg.txt',
  recognizes: (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return (
      lines.length > 0 &&
      lines.every((line) => withoutComment(line) === '' || parseEntry(withoutComment(line), false) !== null)
    )
  },
  read({ path, text }) {
    if (text.trim() === '') throw new UnreadableFile('It is empty', null, HINT)
    const ofGo = fileName(path).startsWith('go-')
    const lines = text.split('\n').flatMap((line, index) => {
      const entry = withoutComment(line)
      return entry === '' ? [] : [{ line: index + 1, entry, read: parseEntry(entry, ofGo) }]
    })
    const nodes = lines.flatMap(({ line, read }): LockedNode[] =>
      read === null ? [] : [{ key: `line ${line}`, ...read, line, scope: null, dependsOn: [] }],
    )
    return {
      format: 'list',
      project: { name: null, version: null },
      roots: nodes.map(({ key }) => ({ member: null, key, scope: 'unknown' })),
      nodes,
      notes: nodes.length === 0 ? [] : ['A list does not tell what its packages need in their turn.'],
      unread: lines
        .filter(({ read }) => read === null)
        .map(({ line, entry }) => ({
          line,
          message: `${JSON.stringify(cleanLine(entry, 80))} names no package and no repository`,
          hint: HINT,
        })),
    }
  },
}

/** `#` begins one at the beginning of a line or after a space: addresses may have it. */
function withoutComment(line: string): string {
  return line.trimStart().startsWith('#') ? '' : upTo(line.replaceAll('\t', ' '), ' #').trim()
}
