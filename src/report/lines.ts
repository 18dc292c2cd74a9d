import { styleText } from 'node:util'
import stringWidth from 'string-width'
import type { Theme } from './theme.ts'
import type { Role } from './wording.ts'

export function paint(text: string, role: Role, theme: Theme): string {
  const colour = theme.colour[role]
  return colour === undefined ? text : styleText(colour, text, { validateStream: false })
}

export function strong(text: string, theme: Theme): string {
  return theme.colours ? styleText('bold', text, { validateStream: false }) : text
}

/** Breaks at spaces; a word longer than a line (an address) stands on a line of its own, whole. */
export function wrap(text: string, columns: number, first: string, rest: string): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && stringWidth(line) + 1 + stringWidth(word) > columns) {
      lines.push(line)
      line = rest + word
    } else {
      line += empty ? word : ` ${word}`
    }
    empty = false
  }
  return [...lines, line]
}
