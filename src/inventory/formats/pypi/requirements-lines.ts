/** A line of a requirements file with those that continue it. */
export interface LogicalLine {
  /** Without comment. */
  text: string
  /** The comment behind it, and whole lines of comment right below it, as pip-compile writes who needs it. */
  comments: readonly string[]
  /** From 1, where it begins. */
  line: number
}

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/#structure */
export function logicalLines(text: string): LogicalLine[] {
  const found: { text: string; comments: string[]; line: number }[] = []
  let open: { parts: string[]; line: number } | null = null
  for (const [index, written] of text.split('\n').entries()) {
    const comment = /(?:^|\s)#(.*)$/.exec(written)
    const bare = (comment ? written.slice(0, comment.index) : written).trimEnd()
    const isWholeComment = comment !== null && bare.trim() === ''
    if (isWholeComment) {
      found.at(-1)?.comments.push(comment[1] ?? '')
      continue
    }
    const continues = comment === null && bare.endsWith('\\')
    const part = continues ? bare.slice(0, -1) : bare
    if (open) open.parts.push(part)
    else open = { parts: [part], line: index + 1 }
    if (continues) continue
    const whole = open.parts.join(' ').trim()
    if (whole !== '')
      found.push({ text: whole, comments: comment ? [comment[1] ?? ''] : [], line: open.line })
    open = null
  }
  const rest = open?.parts.join(' ').trim()
  if (open && rest) found.push({ text: rest, comments: [], line: open.line })
  return found
}
