import { UnreadableFile } from '../../reader.ts'

/** A term as Elixir writes data: tuples and lists are lists, `:atom` and `"text"` texts, `%{…}` and `key: value` pairs. */
export type Term = string | readonly Term[] | Pairs

export interface Pairs {
  pairs: readonly { key: string; value: Term; line: number }[]
}

const TOKEN =
  /(\s+|#[^\n]*)|"((?:[^"\\]|\\[\s\S])*)"(:(?=\s))?|:"([^"]*)"|:([\w@]+[?!]?)|([a-z_]\w*[?!]?):(?=\s)|(%\{|[{}[\],]|=>)|([\w.-]+)/gy

interface Token {
  kind: 'text' | 'key' | 'sign' | 'end'
  value: string
  line: number
}

/** Throws UnreadableFile. */
export function parseTerm(text: string): Term {
  const tokens = tokensOf(text)
  let at = 0
  const END: Token = { kind: 'end', value: '', line: tokens.at(-1)?.line ?? 1 }
  const peek = () => tokens[at] ?? END
  const next = () => tokens[at++] ?? END
  const value = (depth: number): Term => {
    if (depth > MAX_DEPTH) throw new UnreadableFile('It is nested deeper than any real lockfile', peek().line)
    const token = next()
    if (token.kind === 'text') return token.value
    if (token.kind !== 'sign') throw new UnreadableFile('It ends in the middle of a term', token.line)
    const close = CLOSING[token.value]
    if (close === undefined)
      throw new UnreadableFile(`It has a ${token.value} where none can stand`, token.line)
    const list: Term[] = []
    const pairs: { key: string; value: Term; line: number }[] = []
    for (;;) {
      const one = peek()
      if (one.kind === 'sign' && one.value === close) {
        at++
        break
      }
      if (one.kind === 'end')
        throw new UnreadableFile('It is cut short: a bracket does not close', token.line)
      if (one.kind === 'sign' && one.value === ',') at++
      else if (one.kind === 'key') {
        at++
        pairs.push({ key: one.value, value: value(depth + 1), line: one.line })
      } else {
        const item = value(depth + 1)
        if (peek().value === '=>' && peek().kind === 'sign' && typeof item === 'string') {
          at++
          pairs.push({ key: item, value: value(depth + 1), line: one.line })
        } else list.push(item)
      }
    }
    return pairs.length > 0 && list.length === 0 ? { pairs } : pairs.length > 0 ? [...list, { pairs }] : list
  }
  const term = value(0)
  if (peek().kind !== 'end') throw new UnreadableFile('Something follows its term', peek().line)
  return term
}

const MAX_DEPTH = 50
const CLOSING: Readonly<Record<string, string>> = { '%{': '}', '{': '}', '[': ']' }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) throw new UnreadableFile('It is no term of Elixir', line)
    const [whole, space, quoted, quotedKey, atomText, atom, key, sign, word] = match
    if (space === undefined) {
      if (quoted !== undefined) tokens.push({ kind: quotedKey ? 'key' : 'text', value: quoted, line })
      else if (key !== undefined) tokens.push({ kind: 'key', value: key, line })
      else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, line })
      else tokens.push({ kind: 'text', value: atomText ?? atom ?? word ?? '', line })
    }
    for (let index = whole.indexOf('\n'); index >= 0; index = whole.indexOf('\n', index + 1)) line++
  }
  return tokens
}
