import { cleanLine } from '../../text/untrusted.ts'
import { UnreadableFile } from '../reader.ts'
import { readFlow } from './yaml-flow.ts'
import { BeyondSubset, scalarOf } from './yaml-scalar.ts'

interface Line {
  indent: number
  /** Without indentation and what follows the text. */
  text: string
  /** From 1. */
  number: number
}

type Block = Record<string, unknown> | unknown[]

const MAX_DEPTH = 64

/** A lockfile of fifty thousand packages has half of them. */
const MAX_BLOCKS = 500_000

/**
 * The YAML that programs write into lockfiles, some twenty times faster than the whole language and with the line of each
 * mapping and list: block mappings and lists, scalars on a line of their key, flow collections on one line, block scalars. Each
 * scalar is text. Throws BeyondSubset for anything else, UnreadableFile for keys that stand twice.
 */
export function parsePlainYaml(text: string, lines: WeakMap<object, number>): unknown {
  const reader = new Reader(text, lines)
  const top = reader.block(0, 0)
  reader.expectEnd()
  return top
}

class Reader {
  readonly #text: string
  readonly #lines: WeakMap<object, number>
  #offset = 0
  #count = 0
  #number = 0
  #next: Line | null = null

  constructor(text: string, lines: WeakMap<object, number>) {
    this.#text = text
    this.#lines = lines
    this.#advance()
    if (this.#next?.text === '---') this.#advance()
  }

  expectEnd(): void {
    if (this.#next !== null) throw new BeyondSubset(this.#next.number)
  }

  block(indent: number, depth: number): Block | null {
    const first = this.#next
    if (first === null || first.indent < indent) return null
    this.#count++
    if (this.#count > MAX_BLOCKS)
      throw new UnreadableFile(`It has more than ${MAX_BLOCKS} entries, which no project needs`, first.number)
    if (depth > MAX_DEPTH) throw new UnreadableFile('Its YAML is nested too deeply', first.number)
    const block = isItem(first) ? this.#list(first.indent, depth) : this.#mapping(first.indent, depth)
    // A mapping or list begins where its first entry stands; whoever holds it says so more exactly.
    if (!this.#lines.has(block)) this.#lines.set(block, first.number)
    return block
  }

  #mapping(indent: number, depth: number): Block {
    const mapping: Record<string, unknown> = Object.create(null)
    for (let line = this.#next; line?.indent === indent; line = this.#next) {
      const { key, rest } = this.#keyOf(line)
      if (key in mapping)
        throw new UnreadableFile(`It has the key "${cleanLine(key, 100)}" twice in one mapping`, line.number)
      mapping[key] = this.#value(rest, line, indent, depth)
    }
    this.#expectOutside(indent)
    return mapping
  }

  #list(indent: number, depth: number): Block {
    const list: unknown[] = []
    for (let line = this.#next; line?.indent === indent && isItem(line); line = this.#next) {
      const rest = line.text.slice(1).trimStart()
      if (/^[^"'{[|>][^"']*:(?: |$)|^-(?: |$)/.test(rest)) {
        // A mapping or list that begins on the line of its dash.
        const inner = line.indent + line.text.length - rest.length
        this.#next = { ...line, indent: inner, text: rest }
        list.push(this.block(inner, depth + 1))
      } else {
        this.#advance()
        list.push(this.#value(rest, line, indent, depth, true))
      }
    }
    return list
  }

  /** Reads on behind the key. Long keys stand apart: `? "a, b"`, and `:` on the next line. */
  #keyOf(line: Line): { key: string; rest: string } {
    this.#advance()
    if (line.text.startsWith('? ')) {
      const next = this.#next
      if (next === null || next.indent !== line.indent || !/^:(?: |$)/.test(next.text))
        throw new BeyondSubset(line.number)
      this.#advance()
      return { key: scalarOf(line.text.slice(2).trim(), line.number), rest: next.text.slice(1).trim() }
    }
    const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(line.text)?.[0]
    const end = quoted?.length ?? `${line.text} `.indexOf(': ')
    const key = line.text.slice(0, Math.max(0, end)).trimEnd()
    const behind = quoted === undefined ? line.text.slice(end) : line.text.slice(end).trimStart()
    const isKey = end > 0 && /^:(?: |$)/.test(behind) && (quoted !== undefined || !/ #|^-$/.test(key))
    if (!isKey) throw new BeyondSubset(line.number)
    return { key: scalarOf(key, line.number), rest: behind.slice(1).trim() }
  }

  #value(rest: string, line: Line, indent: number, depth: number, isItemOfList = false): unknown {
    const value = this.#inner(rest, line, indent, depth, isItemOfList)
    if (typeof value === 'object' && value !== null) this.#lines.set(value, line.number)
    return value
  }

  #inner(rest: string, line: Line, indent: number, depth: number, isItemOfList: boolean): unknown {
    if (rest === '' || rest.startsWith('#')) {
      const next = this.#next
      // Lists may stand as deep as the key that holds them.
      const sameDepth = next !== null && next.indent === indent && isItem(next) && !isItemOfList
      return sameDepth ? this.block(indent, depth + 1) : this.block(indent + 1, depth + 1)
    }
    if (/^[|>][-+]?$/.test(rest)) return this.#blockScalar(rest, indent)
    const next = this.#next
    // It goes on in the next line.
    if (next !== null && next.indent > indent) throw new BeyondSubset(next.number)
    return /^[{[]/.test(rest) ? readFlow(rest, line.number) : scalarOf(rest, line.number)
  }

  /** Texts for people, never needed exactly: lines are joined as `|` or `>` say, indentation inside is not kept. */
  #blockScalar(style: string, indent: number): string {
    const found: string[] = []
    for (let line = this.#next; line !== null && line.indent > indent; line = this.#next) {
      found.push(line.text)
      this.#advance(true)
    }
    return found.join(style.startsWith('|') ? '\n' : ' ').trim()
  }

  #expectOutside(indent: number): void {
    if (this.#next !== null && this.#next.indent > indent) throw new BeyondSubset(this.#next.number)
  }

  /** To the next line that says something. `verbatim`: what looks like a comment is text. */
  #advance(verbatim = false): void {
    while (this.#offset < this.#text.length) {
      const end = this.#text.indexOf('\n', this.#offset)
      const line = this.#text.slice(this.#offset, end < 0 ? this.#text.length : end)
      this.#offset = end < 0 ? this.#text.length : end + 1
      this.#number++
      const text = line.trim()
      if (text === '' || (text.startsWith('#') && !verbatim)) continue
      const indent = line.length - line.trimStart().length
      if (line.slice(0, indent).includes('\t')) throw new BeyondSubset(this.#number)
      this.#next = { indent, text, number: this.#number }
      return
    }
    this.#next = null
  }
}

function isItem({ text }: Line): boolean {
  return text === '-' || text.startsWith('- ')
}
