import { UnreadableFile } from '../reader.ts'

/** YAML by the book, each scalar as text; notes the line of each mapping and list. Throws UnreadableFile. */
export async function parseAnyYaml(text: string, lines: WeakMap<object, number>): Promise<unknown> {
  // Loaded where it is needed: programs that write lockfiles keep to the subset.
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false })
  const [error] = document.errors
  const lineAt = (offset: number) => lineCounter.linePos(offset).line
  if (error) throw new UnreadableFile(`It is no valid YAML: ${error.message}`, lineAt(error.pos[0]))

  const readNode = (node: unknown): unknown => {
    if (isScalar(node)) return node.value === '' && node.type === 'PLAIN' ? null : String(node.value)
    if (isSeq(node)) return noted(node.items.map(readNode), node.range)
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => [String(readNode(key)), readNode(value)] as const)
      return noted(Object.assign(Object.create(null), Object.fromEntries(entries)), node.range)
    }
    if (node === null) return null
    throw new UnreadableFile('It has references inside (*), which no package manager writes')
  }
  const noted = <T extends object>(value: T, range: readonly number[] | null | undefined): T => {
    if (range?.[0] !== undefined) lines.set(value, lineAt(range[0]))
    return value
  }
  return readNode(document.contents)
}
