import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { textAt } from '../../syntax/shape.ts'

/** What `go list -m -json all` prints, https://go.dev/ref/mod#go-list-m: one object after the other. */
export const goList: InventoryReader = {
  id: 'go-list',
  accepts: () => false,
  recognizes: (text) => /^\s*\{\s*"Path":/.test(text),
  read({ text }) {
    const modules = objectsIn(text)
    const project = modules.find(({ value }) => value.Main === true)
    const nodes = modules.map(({ value, line }) => nodeOf(value, line))
    return {
      format: 'go list -m',
      project: { name: asText(project?.value.Path), version: null },
      roots: modules
        .filter(({ value }) => value.Main !== true && value.Indirect !== true)
        .map(({ value }) => ({ member: null, key: String(value.Path), scope: 'unknown' as const })),
      nodes,
      notes: ['`go list -m all` names the modules of the whole module graph: more than is built.'],
    }
  },
}

/** Objects that stand below each other begin and end with a brace at the start of a line. */
function objectsIn(text: string): { value: Mapping; line: number }[] {
  const found: { value: Mapping; line: number }[] = []
  let start = 0
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trimEnd() !== '}') continue
    found.push({ value: parseJson(lines.slice(start, index + 1).join('\n')).top, line: start + 1 })
    start = index + 1
  }
  if (lines.slice(start).some((line) => line.trim() !== ''))
    throw new UnreadableFile('It ends in the middle of an object', start + 1)
  return found
}

function nodeOf(value: Mapping, line: number): LockedNode {
  const path = textAt(value, 'Path', line)
  const replace = asMapping(value.Replace)
  const isOwn = value.Main === true || (replace !== null && asText(replace.Version) === null)
  return {
    key: path,
    ecosystem: 'golang',
    name: isOwn ? path : (asText(replace?.Path) ?? path),
    version: asText(replace?.Version) ?? asText(value.Version),
    source: { kind: 'registry', url: null },
    integrity: asText(value.Sum),
    line,
    scope: 'unknown',
    dependsOn: [],
    own: isOwn,
  }
}
