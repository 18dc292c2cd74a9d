import { upTo } from '../../text/up-to.ts'

/** It may be YAML, of a kind that package managers do not write. */
export class BeyondSubset extends Error {
  readonly line: number

  constructor(line: number) {
    super('Beyond the subset of YAML that package managers write')
    this.name = 'BeyondSubset'
    this.line = line
  }
}

/** A scalar that stands on one line, as text. `number`: of its line. */
export function scalarOf(text: string, number: number): string {
  if (text.startsWith("'")) {
    if (!/^'(?:[^']|'')*'$/.test(text)) throw new BeyondSubset(number)
    return text.slice(1, -1).replaceAll("''", "'")
  }
  if (text.startsWith('"')) return doubleQuoted(text, number)
  const plain = upTo(text, ' #').trimEnd()
  if (/^[&*!%@`|>{}[\],]/.test(plain) || /: |:$/.test(plain)) throw new BeyondSubset(number)
  return plain
}

/** What JSON has in common with the double quotes of YAML is all that is written. */
function doubleQuoted(text: string, number: number): string {
  try {
    return String(JSON.parse(text))
  } catch {
    throw new BeyondSubset(number)
  }
}
