/** What is asked for besides the project itself. Names are normalised. */
export interface Asked {
  extras: ReadonlySet<string>
  groups: ReadonlySet<string>
}

const TOKEN = /\s*(?:([()])|(['"])(.*?)\2|(not\s+in\b|in\b|and\b|or\b|===|[=~!<>]=|[<>])|([\w.]+))/y

interface Token {
  kind: 'bracket' | 'text' | 'word' | 'name'
  value: string
}

/**
 * Whether an environment marker can hold on some machine, with the extras and groups that are asked for,
 * https://packaging.python.org/specifications/dependency-specifiers/#environment-markers. One that is not understood can.
 */
export function canHold(marker: string, asked: Asked): boolean {
  const tokens = tokensOf(marker)
  if (tokens === null) return true
  let at = 0
  const next = () => tokens[at++]
  const is = (value: string) => tokens[at]?.value === value && tokens[at]?.kind !== 'text'
  const either = (): boolean => {
    let holds = both()
    while (is('or')) {
      at++
      holds = both() || holds
    }
    return holds
  }
  const both = (): boolean => {
    let holds = single()
    while (is('and')) {
      at++
      holds = single() && holds
    }
    return holds
  }
  const single = (): boolean => {
    if (is('(')) {
      at++
      const holds = either()
      at++
      return holds
    }
    return compared(next(), next(), next(), asked)
  }
  return either()
}

function compared(
  left: Token | undefined,
  operator: Token | undefined,
  right: Token | undefined,
  asked: Asked,
): boolean {
  const text = [left, right].find((one) => one?.kind === 'text')?.value
  const name = [left, right].find((one) => one?.kind === 'name')?.value
  if (text === undefined || (name !== 'extra' && name !== 'extras' && name !== 'dependency_groups'))
    return true
  const set = name === 'dependency_groups' ? asked.groups : asked.extras
  const isNegated = operator?.value === '!=' || operator?.value.startsWith('not') === true
  return set.has(text.toLowerCase().replace(/[-_.]+/g, '-')) !== isNegated
}

function tokensOf(marker: string): Token[] | null {
  const text = marker.trimEnd()
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) return null
    const [, bracket, quote, quoted = '', word, name] = match
    if (bracket !== undefined) tokens.push({ kind: 'bracket', value: bracket })
    else if (quote !== undefined) tokens.push({ kind: 'text', value: quoted })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else tokens.push({ kind: 'name', value: name ?? '' })
  }
  return tokens
}
