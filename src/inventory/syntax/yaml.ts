import { asMapping, type Mapping } from '../../text/mapping.ts'
import { UnreadableFile } from '../reader.ts'
import { parseAnyYaml } from './any-yaml.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import { BeyondSubset } from './yaml-scalar.ts'

/** Every scalar is the text as it is written: `1.10` is a version, and no number. */
export interface YamlDocument {
  top: Mapping
  /** Of a mapping or list inside, from 1; null: it is none of them. */
  lineOf(value: unknown): number | null
}

/** The whole language is read some twenty times slower; what is longer is no lockfile that a program wrote. */
const MAX_SLOW_LENGTH = 2_000_000

/** YAML with a mapping at its top, as package managers write it and as people do. Throws UnreadableFile. */
export async function parseYaml(text: string): Promise<YamlDocument> {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const lines = new WeakMap<object, number>()
  const value = await parsed(text, lines)
  const top = asMapping(value)
  if (top === null) throw new UnreadableFile('There is no YAML mapping at its top', 1)
  return {
    top,
    lineOf: (one) => (typeof one === 'object' && one !== null ? (lines.get(one) ?? null) : null),
  }
}

async function parsed(text: string, lines: WeakMap<object, number>): Promise<unknown> {
  try {
    return parsePlainYaml(text, lines)
  } catch (error) {
    if (!(error instanceof BeyondSubset)) throw error
    if (text.length > MAX_SLOW_LENGTH)
      throw new UnreadableFile('It is too long for YAML that no package manager writes', error.line)
    return parseAnyYaml(text, lines)
  }
}
