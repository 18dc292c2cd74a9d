import { escapeMarkdown } from '../../escape.ts'

export const SYMBOLS = { pass: '✅', warn: '⚠️', fail: '❌', unknown: '❔', 'not-applicable': '➖' } as const

/** Cells must be escaped already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export function folded(summary: string, content: string): string {
  return `<details><summary>${escapeMarkdown(summary)}</summary>\n\n${content}\n\n</details>`
}
