import parseSpdx from 'spdx-expression-parse'
import { type Expression, expressionText, joinExpressions, type Term } from './expression.ts'
import { clarifyName, simplify } from './license-names.ts'
import { isUrl, licensesAt } from './license-urls.ts'
import { EXCEPTION_NAMES } from './name-table.ts'
import { canonicalException, canonicalLicense } from './spdx-list.ts'
import { normalised, tokensOf } from './written-expression.ts'

/** Longer texts are no expression anybody wrote by hand. */
const MAX_LENGTH = 4_000
const PLACEHOLDER = 'LicenseRef-oss-check-unclear-'

/**
 * Text -> expression, never throwing: what cannot be read becomes an `unclear` term.
 * Deprecated ids and common misspellings are replaced by the id they stand for; names that fit several are left unclear.
 */
export function parseExpression(text: string): Expression {
  const input = text.trim().slice(0, MAX_LENGTH)
  const special = specialOf(input)
  if (special) return special
  if (text.length > MAX_LENGTH) return unclear(`${input.slice(0, 60)}…`)
  if (isUrl(input)) return meaning(input, licensesAt(input)) ?? unclear(input)
  const written = normalised(input)
  const whole = canonicalLicense(written) ? null : meaning(input, clarifyName(written))
  return whole ?? readStructure(written, input)
}

/** One id or expression: that. Several: open between them. */
function meaning(text: string, names: readonly string[]): Expression | null {
  const [first, ...more] = names
  if (first === undefined) return null
  return more.length === 0 ? readStructure(first, first) : { kind: 'unclear', text, candidates: names }
}

function unclear(text: string): Term {
  return { kind: 'unclear', text, candidates: [] }
}

function readStructure(written: string, input: string): Expression {
  const listing = readListing(written, input)
  if (listing) return listing
  const terms: Term[] = []
  const tokens = tokensOf(written, isKnown)
  const rewritten = tokens.map((token, index) =>
    token.kind === 'operand' ? operand(token.text, tokens[index - 1]?.text === 'WITH', terms) : token.text,
  )
  try {
    return fromSpdx(parseSpdx(rewritten.join(' ')), terms)
  } catch {
    return unclear(input)
  }
}

/** "MIT, Apache-2.0" and "CDDL + GPL" name licences and do not say whether one may choose. */
function readListing(written: string, input: string): Expression | null {
  const parts = written.split(/\s{0,9}[,;]\s*|\s{1,9}\+\s+/)
  if (parts.length < 2 || parts.length > 8) return null
  const expressions = parts.map((part) => {
    const names = namesOf(part)
    return names.length === 1 && names[0] ? readStructure(names[0], names[0]) : null
  })
  const known = expressions.filter((expression) => expression !== null)
  if (known.length < parts.length) return null
  const joined = (['and', 'or'] as const).map((kind) => joinExpressions(kind, known))
  const candidates = [...new Set(joined.map(expressionText))]
  return candidates.length === 1 ? (joined[0] ?? null) : { kind: 'unclear', text: input, candidates }
}

/** Operands in canonical spelling; unclear ones as placeholders, so that SPDX's own grammar reads the structure. */
function operand(word: string, isException: boolean, terms: Term[]): string {
  if (isException) return canonicalException(word) ?? EXCEPTION_NAMES[simplify(word)] ?? word
  if (/^(?:DocumentRef-[\w.-]+:)?LicenseRef-[A-Za-z\d.-]+$/.test(word)) return word
  const special = specialOf(word)
  const names = special ? [] : namesOf(word)
  // A name may stand for a licence with its exception, which must not be torn apart by a WITH behind it.
  if (names.length === 1 && names[0]) return names[0].includes(' ') ? `(${names[0]})` : names[0]
  terms.push(special ?? { kind: 'unclear', text: word, candidates: names })
  return `${PLACEHOLDER}${terms.length - 1}`
}

function namesOf(word: string): readonly string[] {
  const id = canonicalLicense(word)
  return id === null ? clarifyName(word) : [id]
}

/** Words that name a licence, or say that there is a closed one: what stands beside them is joined to them. */
function isKnown(word: string): boolean {
  return /^(?:commercial|proprietary)(?: licen[sc]e)?$|^LicenseRef-/i.test(word) || namesOf(word).length > 0
}

function specialOf(input: string): Term | null {
  const word = input.toUpperCase()
  if (word === '' || word === 'NONE') return { kind: 'special', text: 'NONE' }
  if (word === 'NOASSERTION' || word === 'UNKNOWN' || word === 'OTHER') {
    return { kind: 'special', text: 'NOASSERTION' }
  }
  return word === 'UNLICENSED' ? { kind: 'special', text: 'UNLICENSED' } : null
}

function fromSpdx(node: parseSpdx.Info, terms: readonly Term[]): Expression {
  if ('conjunction' in node) {
    return joinExpressions(node.conjunction, [fromSpdx(node.left, terms), fromSpdx(node.right, terms)])
  }
  const { license } = node
  if (license.startsWith(PLACEHOLDER)) {
    return terms[Number(license.slice(PLACEHOLDER.length))] ?? unclear(license)
  }
  if (/^(?:DocumentRef-|LicenseRef-)/.test(license)) return { kind: 'reference', text: license }
  const exception = node.exception ?? null
  const id = node.plus ? license.replace(/-only$/, '-or-later') : license
  return { kind: 'license', id, orLater: node.plus === true || id.endsWith('-or-later'), exception }
}
