import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import { asMapping, type Mapping } from '../../text/mapping.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { UnreadableFile } from '../reader.ts'

export interface JsonDocument {
  top: Mapping
  /** Where an object or a list of it begins, from 1; null: it is none of them. */
  lineOf(value: unknown): number | null
}

interface Dialect {
  /** `//` and trailing commas, as in bun.lock. */
  relaxed?: boolean
}

/** JSON with an object at its top. A key that stands twice is an error: one of the two would be lost. Throws UnreadableFile. */
export function parseJson(text: string, { relaxed = false }: Dialect = {}): JsonDocument {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const builder = new Builder(text.trimEnd().length)
  try {
    visit(text, builder.visitor, { disallowComments: !relaxed, allowTrailingComma: relaxed })
  } catch (error) {
    // A stack that runs over: nothing real is nested that deep.
    if (error instanceof RangeError) throw new UnreadableFile('Its JSON is nested too deeply')
    throw error
  }
  const top = asMapping(builder.top)
  if (top === null) throw new UnreadableFile('There is no JSON object at its top', 1)
  return { top, lineOf: (value) => builder.lineOf(value) }
}

/** A lockfile of fifty thousand packages has half of them. */
const MAX_CONTAINERS = 500_000

type Container = Record<string, unknown> | unknown[]

/** The parsed value with the line of each object and list, in one walk. */
class Builder {
  top: unknown
  readonly #open: Container[] = []
  readonly #lines = new WeakMap<object, number>()
  #key = ''
  #count = 0
  readonly #end: number

  constructor(end: number) {
    this.#end = end
  }

  readonly visitor = {
    // No prototype: the key `__proto__` is one like any other.
    onObjectBegin: (_offset: number, _length: number, line: number) => this.#enter(Object.create(null), line),
    onObjectEnd: () => this.#leave(),
    onArrayBegin: (_offset: number, _length: number, line: number) => this.#enter([], line),
    onArrayEnd: () => this.#leave(),
    onObjectProperty: (key: string, _offset: number, _length: number, line: number) => {
      const object = this.#open.at(-1)
      if (object !== undefined && !Array.isArray(object) && key in object)
        throw new UnreadableFile(`It has the key "${cleanLine(key, 100)}" twice in one object`, line + 1)
      this.#key = key
    },
    onLiteralValue: (value: unknown) => this.#put(value),
    onError: (error: ParseErrorCode, offset: number, _length: number, line: number) => {
      if (offset >= this.#end) throw new UnreadableFile('Its JSON ends too early', line + 1)
      throw new UnreadableFile(`It is no valid JSON (${printParseErrorCode(error)})`, line + 1)
    },
  }

  lineOf(value: unknown): number | null {
    return typeof value === 'object' && value !== null ? (this.#lines.get(value) ?? null) : null
  }

  #enter(container: Container, line: number): void {
    this.#count++
    if (this.#count > MAX_CONTAINERS)
      throw new UnreadableFile(`It has more than ${MAX_CONTAINERS} entries, which no project needs`, line + 1)
    this.#put(container)
    this.#open.push(container)
    this.#lines.set(container, line + 1)
  }

  #leave(): void {
    this.#open.pop()
  }

  #put(value: unknown): void {
    const object = this.#open.at(-1)
    if (object === undefined) this.top = value
    else if (Array.isArray(object)) object.push(value)
    else object[this.#key] = value
  }
}
