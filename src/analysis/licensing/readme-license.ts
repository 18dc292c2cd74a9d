import type { Document } from '../../model/facts/documents.ts'
import { withoutEnd } from '../../text/edges.ts'
import { type Expression, expressionText, joinExpressions } from './expression.ts'
import { readLicenseFile } from './license-files.ts'
import type { LicenseSource } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'

const HEADING =
  /^(?:#{1,6}[ \t]*|=+[ \t]+|\*\*)?(?:copyright (?:and|&) )?(?:the )?(?:software )?licen[cs](?:e|ing)(?: information| terms)?\b[:*#= \t]*(?:\n[-=~^]{3,}[ \t]*)?$/im
const NEXT_HEADING = /^#{1,6}[ \t]|^[^\r\n\u2028\u2029]+\n[-=]{3,}[ \t]*$/m
/** Longer sections hold a text, not a sentence. */
const LONGEST_SENTENCES = 600
/** What limits a licence that is named beside it. */
const LIMITS =
  /non-?commercial|commercial(?:ly)? use|\bexcept\b|\bunless\b|\brestrict|\bprohibit|\bforbidden\b|\bnot (?:be )?(?:allowed|permitted|used|for)\b/i
const LONGEST_NAME_WORDS = 9

/**
 * What a README's licence section says, for a project that says it nowhere else; null where it has no such section. A
 * section that cannot be read says at least that there are terms.
 */
export function readmeLicense(document: Document, where = document.path): LicenseSource | null {
  const section = sectionOf(document.text)
  if (section === null) return null
  if (section.length > LONGEST_SENTENCES) {
    const { readings, said } = readLicenseFile({ ...document, text: section }, [])
    if (readings !== null && readings.length > 0) return { kind: 'readme', where, readings, said }
  }
  const names = LIMITS.test(section) ? [] : namesIn(withoutMarkup(section))
  const [first, ...more] = names
  if (first === undefined) {
    const silent: Expression = { kind: 'special', text: 'NOASSERTION' }
    return { kind: 'readme', where, readings: [silent], said: 'something of a licence' }
  }
  const joined = (['and', 'or'] as const).map((kind) => joinExpressions(kind, names))
  const said = names.map(expressionText).join(', ')
  return { kind: 'readme', where, readings: more.length === 0 ? [first] : joined, said }
}

function sectionOf(text: string): string | null {
  const heading = HEADING.exec(text)
  if (!heading) return null
  const rest = text.slice(heading.index + heading[0].length)
  const end = rest.search(NEXT_HEADING)
  return (end < 0 ? rest : rest.slice(0, end)).trim()
}

function withoutMarkup(section: string): string {
  return section
    .replace(/!\[[^[\]]*\]\([^()]*\)/g, ' ')
    .replace(/\[([^[\]]*)\]\s*(?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/[`*_>]|<[^<>]*>/g, '')
    .trim()
}

/** What is named after "under", else a line that is a name, notices of copyright left out. */
function namesIn(section: string): readonly Expression[] {
  const flat = section.replace(/\s+/g, ' ')
  const behind = flat.split(/\bunder (?:the )?(?:terms of )?(?:the )?/i).slice(1)
  const lines = section.split('\n').map((line) => line.replace(/(?:©|\(c\)|\bcopyright\b).*/is, ''))
  const names = behind.map(nameAtStart).filter((name) => name !== null)
  const found = names.length > 0 ? names : lines.map(nameOf).filter((name) => name !== null)
  return [...new Map(found.map((name) => [expressionText(name), name])).values()].slice(0, 8)
}

/** The longest run of words that names a licence. */
function nameAtStart(text: string): Expression | null {
  const words = text.split(' ').slice(0, LONGEST_NAME_WORDS)
  const runs = words.map((_, index) => words.slice(0, words.length - index).join(' '))
  return runs.map(nameOf).find((name) => name !== null) ?? null
}

function nameOf(words: string): Expression | null {
  const name = withoutEnd(words, ' \t\n.:,;(-').replace(/^[\s-]+/, '')
  if (name === '') return null
  const expression = parseExpression(name)
  const isNamed = expression.kind !== 'unclear' || expression.candidates.length > 0
  return isNamed && expression.kind !== 'special' ? expression : null
}
