import { plainLine } from './plain-line.ts'

/** Any text -> text content or a quoted attribute value of HTML, SVG and XML; `##[` would be a command in a CI log. */
export function escapeMarkup(text: string): string {
  return plainLine(text).replace(/[&<>"']|#(?=#)/g, (character) => `&#${character.codePointAt(0)};`)
}

const ZERO_WIDTH_SPACE = '\u200b'

/**
 * Any text -> inline GitHub Markdown that shows exactly that text: no markup, no HTML, no table cells, and no @mention
 * or #reference that would call people to a comment, and no `::command` of a CI log.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_{}[\]()#+!|~^$-]|:(?=:)/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=\w)/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/\\#(?=\w)/g, `\\#${ZERO_WIDTH_SPACE}`)
    .replace(/\b(https?|ftp):(?=\/\/)/gi, `$1:${ZERO_WIDTH_SPACE}`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`)
}

/** A link for Markdown; the plain text where the address is none a browser may open. */
export function markdownLink(text: string, href: string | null): string {
  if (href === null) return escapeMarkdown(text)
  return `[${escapeMarkdown(text)}](<${href.replace(/[<>\\|]/g, encodeURIComponent)}>)`
}
