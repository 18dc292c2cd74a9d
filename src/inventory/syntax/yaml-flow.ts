import { BeyondSubset, scalarOf } from './yaml-scalar.ts'

const TOKEN =
  /\s*(?:([{}[\],])|("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s{}[\],:"'#]|:(?=[^\s{}[\],]))(?:[^{}[\],:\n]|:(?=[^\s{}[\],]))*)|(:))/y

const MAX_DEPTH = 64

/** `{integrity: sha512-…, cpu: [x64]}` on one line, each scalar as text. Throws BeyondSubset for what goes on in the next. */
export function readFlow(text: string, line: number): unknown {
  TOKEN.lastIndex = 0
  const tokens: { sign: string | undefined; scalar: string | undefined }[] = []
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) throw new BeyondSubset(line)
    tokens.push({ sign: match[1] ?? match[3], scalar: match[2] })
  }
  let at = 0
  const take = (sign: string): boolean => {
    if (tokens[at]?.sign !== sign) return false
    at++
    return true
  }
  const scalar = (): string => {
    const found = tokens[at++]?.scalar
    if (found === undefined) throw new BeyondSubset(line)
    return scalarOf(found.trim(), line)
  }
  const value = (depth: number): unknown => {
    if (depth > MAX_DEPTH) throw new BeyondSubset(line)
    if (take('{')) return mapping(depth)
    return take('[') ? list(depth) : scalar()
  }
  const mapping = (depth: number): unknown => {
    const found: Record<string, unknown> = Object.create(null)
    while (!take('}')) {
      const key = scalar()
      if (!take(':') || key in found) throw new BeyondSubset(line)
      found[key] = value(depth + 1)
      if (!take(',') && tokens[at]?.sign !== '}') throw new BeyondSubset(line)
    }
    return found
  }
  const list = (depth: number): unknown => {
    const found: unknown[] = []
    while (!take(']')) {
      found.push(value(depth + 1))
      if (!take(',') && tokens[at]?.sign !== ']') throw new BeyondSubset(line)
    }
    return found
  }
  const found = value(0)
  if (at !== tokens.length) throw new BeyondSubset(line)
  return found
}
