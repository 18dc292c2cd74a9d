import { Box, Text, Transform } from 'ink'
import type { Theme } from '../theme.ts'
import type { Role } from '../wording.ts'
import { cut, widthOf } from './measure.ts'

/** A piece of a line. Its text is one of a view: clean and without breaks. */
export interface Span {
  text: string
  role?: Role | 'accent'
  bold?: boolean
  inverse?: boolean
  /** An http(s) address, see `webAddress`. */
  href?: string | null
}
export type Line = readonly Span[]

interface Frame {
  width: number
  theme: Theme
}

/** One terminal row: whatever is in the line, it takes one row and no column more than `width`. */
export function Row({ line, width, theme }: Frame & { line: Line }) {
  const spans = fitted(line, width, theme.symbols.ellipsis)
  // An empty Text takes no row.
  if (spans.length === 0) return <Text> </Text>
  return (
    <Text wrap="truncate">
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a line have no identity of their own
        <Piece key={index} span={span} theme={theme} />
      ))}
    </Text>
  )
}

/** `lines` from `from` on, in exactly `height` rows. */
export function Rows({
  lines,
  width,
  height,
  from = 0,
  theme,
}: Frame & { lines: readonly Line[]; height: number; from?: number }) {
  const shown = Array.from({ length: Math.max(0, height) }, (_, row) => lines[from + row] ?? [])
  return (
    <Box flexDirection="column" width={width} height={Math.max(0, height)}>
      {shown.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <Row key={row} line={line} width={width} theme={theme} />
      ))}
    </Box>
  )
}

/** The beginning of a line that fits `width`, cut with the ellipsis. */
function fitted(line: Line, width: number, ellipsis: string): Line {
  const spans: Span[] = []
  let room = width
  for (const [index, span] of line.entries()) {
    if (span.text === '') continue
    const needed = widthOf(span.text)
    const isLast = line.slice(index + 1).every(({ text }) => text === '')
    if (needed > room || (needed === room && !isLast)) {
      const text = cut(needed === room ? `${span.text} ` : span.text, room, ellipsis)
      return text === '' ? spans : [...spans, { ...span, text }]
    }
    spans.push(span)
    room -= needed
  }
  return spans
}

/** Left and right ends of one row; the left gives way. */
export function justified(left: Line, right: Line, width: number, ellipsis: string): Line {
  const taken = widthOfLine(right)
  if (taken + 2 > width) return fitted(left, width, ellipsis)
  const start = fitted(left, width - taken - 2, ellipsis)
  const gap = ' '.repeat(width - taken - widthOfLine(start))
  return [...start, { text: gap }, ...right]
}

export function widthOfLine(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0)
}

function Piece({ span, theme }: { span: Span; theme: Theme }) {
  const { text, role, bold = false, inverse = false, href } = span
  const colour = role && theme.colour[role]
  const drawn = (
    <Text {...(colour && { color: colour })} bold={bold} inverse={inverse} dimColor={false}>
      {text}
    </Text>
  )
  if (!href || !theme.links) return drawn
  return <Transform transform={(children) => linked(children, href)}>{drawn}</Transform>
}

/** OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
function linked(text: string, href: string): string {
  return `\u001b]8;;${href}\u001b\\${text}\u001b]8;;\u001b\\`
}
