/** A line of a go.mod or a go.work, taken out of its block: https://go.dev/ref/mod#go-mod-file-lexical */
export interface GoDirective {
  /** `require`, `replace`. */
  verb: string
  words: readonly string[]
  /** What stands above it and behind it on its line; where neither does, above its block. */
  comment: string
  /** From 1. */
  line: number
}

export interface GoDirectives {
  directives: readonly GoDirective[]
  /** The block that does not end; null: each does. */
  unclosed: { verb: string; line: number } | null
}

export function goDirectives(text: string): GoDirectives {
  const directives: GoDirective[] = []
  let block: { verb: string; comment: string; line: number } | null = null
  let above: string[] = []
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = index + 1
    const { code, comment } = apart(written)
    if (code === '') {
      above = comment === null ? [] : [...above, comment]
      continue
    }
    const comments = [...above, ...(comment === null ? [] : [comment])].join('\n')
    above = []
    const words = (code.match(/"[^"]*"|`[^`]*`|[()]|[^\s()]+/g) ?? []).map((word) =>
      word.replace(/^["`]|["`]$/g, ''),
    )
    const [verb = '', opens] = words
    if (block !== null && verb === ')') block = null
    else if (block !== null) {
      directives.push({ verb: block.verb, words, comment: comments || block.comment, line })
    } else if (opens === '(') block = { verb, comment: comments, line }
    else directives.push({ verb, words: words.slice(1), comment: comments, line })
  }
  return { directives, unclosed: block && { verb: block.verb, line: block.line } }
}

/** A comment begins where two slashes stand outside of quotes. */
function apart(line: string): { code: string; comment: string | null } {
  let quote: string | null = null
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at)
    if (quote !== null) quote = sign === quote ? null : quote
    else if (sign === '"' || sign === '`') quote = sign
    else if (line.startsWith('//', at))
      return { code: line.slice(0, at).trim(), comment: line.slice(at + 2).trim() }
  }
  return { code: line.trim(), comment: null }
}
