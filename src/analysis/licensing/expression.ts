import parseSpdx from 'spdx-expression-parse'
import { canonicalException, canonicalLicense, clarifyName } from './names.ts'

/** The smallest part of a licence expression. */
export type Term =
  | { kind: 'license'; id: string; orLater: boolean; exception: string | null }
  /** `LicenseRef-…`: terms of its own, on no list. */
  | { kind: 'reference'; text: string }
  /** NONE: looked, there is no licence. NOASSERTION: nobody says. UNLICENSED: npm's word for all rights reserved. */
  | { kind: 'special'; text: 'NONE' | 'NOASSERTION' | 'UNLICENSED' }
  /** Words that name no licence, or more than one (`candidates`). */
  | { kind: 'unclear'; text: string; candidates: readonly string[] }

export type Expression =
  | Term
  | { kind: 'and'; parts: readonly Expression[] }
  | { kind: 'or'; parts: readonly Expression[] }

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
  if (text.length > MAX_LENGTH) return { kind: 'unclear', text: `${input.slice(0, 60)}…`, candidates: [] }

  const whole = canonicalLicense(input) ? [] : clarifyName(input)
  if (whole.length > 1) return { kind: 'unclear', text: input, candidates: whole }
  return readStructure(whole[0] ?? input)
}

function readStructure(input: string): Expression {
  const unclear: Term[] = []
  const rewritten = rewriteOperands(input, unclear)
  try {
    return fromSpdx(parseSpdx(rewritten), unclear)
  } catch {
    return { kind: 'unclear', text: input, candidates: [] }
  }
}

/** Expression -> text, flattened and without needless brackets. */
export function expressionText(expression: Expression): string {
  if (expression.kind === 'license') {
    const id =
      expression.orLater && !expression.id.endsWith('-or-later') ? `${expression.id}+` : expression.id
    return expression.exception ? `${id} WITH ${expression.exception}` : id
  }
  if (expression.kind === 'and' || expression.kind === 'or') {
    const texts = expression.parts.map((part) =>
      part.kind === 'or' || part.kind === 'and' ? `(${expressionText(part)})` : expressionText(part),
    )
    return texts.join(expression.kind === 'and' ? ' AND ' : ' OR ')
  }
  return expression.text
}

/** Every term of it, in order. */
export function termsOf(expression: Expression): readonly Term[] {
  return 'parts' in expression ? expression.parts.flatMap(termsOf) : [expression]
}

/** `a AND b …` or `a OR b …` of whole expressions: flattened, each part once, in the order given. */
export function joinExpressions(kind: 'and' | 'or', parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const unique = [...new Map(flat.map((part) => [expressionText(part), part])).values()]
  const [only] = unique
  return unique.length === 1 && only ? only : { kind, parts: unique }
}

/** By their text, so that what is written in another order means the same. */
export function sortedExpressions<Part extends Expression>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => (expressionText(a) < expressionText(b) ? -1 : 1))
}

function specialOf(input: string): Term | null {
  const word = input.toUpperCase()
  if (word === '' || word === 'NONE') return { kind: 'special', text: 'NONE' }
  if (word === 'NOASSERTION' || word === 'UNKNOWN' || word === 'OTHER') {
    return { kind: 'special', text: 'NOASSERTION' }
  }
  return word === 'UNLICENSED' ? { kind: 'special', text: 'UNLICENSED' } : null
}

/** Operands in canonical spelling; unclear ones as placeholders, so that SPDX's own grammar reads the structure. */
function rewriteOperands(input: string, unclear: Term[]): string {
  const tokens = input.split(/(\(|\)|(?<=[\s)])(?:AND|OR|WITH)(?=[\s(])|(?<=[\w.+-])\/(?=[A-Za-z]))/i)
  let afterWith = false
  return tokens
    .map((token) => {
      const word = token.trim()
      if (word === '' || word === '(' || word === ')') return ` ${word} `
      // Old Cargo manifests write `MIT/Apache-2.0` for OR.
      if (word === '/') return ' OR '
      if (/^(?:AND|OR|WITH)$/i.test(word)) {
        afterWith = word.toUpperCase() === 'WITH'
        return ` ${word.toUpperCase()} `
      }
      const isException = afterWith
      afterWith = false
      if (isException) return canonicalException(word) ?? word
      return operand(word, unclear)
    })
    .join('')
}

function operand(word: string, unclear: Term[]): string {
  if (/^(?:DocumentRef-[\w.-]+:)?LicenseRef-[A-Za-z\d.-]+$/.test(word)) return word
  const special = specialOf(word)
  const id = special ? null : canonicalLicense(word)
  if (id) return id
  const names = special ? [] : clarifyName(word)
  // A name may stand for a licence with its exception, which must not be torn apart by a WITH behind it.
  if (names.length === 1 && names[0]) return names[0].includes(' ') ? `(${names[0]})` : names[0]
  unclear.push(special ?? { kind: 'unclear', text: word, candidates: names })
  return `${PLACEHOLDER}${unclear.length - 1}`
}

function fromSpdx(node: parseSpdx.Info, unclear: readonly Term[]): Expression {
  if ('conjunction' in node) {
    return joinExpressions(node.conjunction, [fromSpdx(node.left, unclear), fromSpdx(node.right, unclear)])
  }
  const { license } = node
  if (license.startsWith(PLACEHOLDER)) {
    return (
      unclear[Number(license.slice(PLACEHOLDER.length))] ?? { kind: 'unclear', text: license, candidates: [] }
    )
  }
  if (/^(?:DocumentRef-|LicenseRef-)/.test(license)) return { kind: 'reference', text: license }
  const exception = node.exception ?? null
  const id = node.plus ? license.replace(/-only$/, '-or-later') : license
  return { kind: 'license', id, orLater: node.plus === true || id.endsWith('-or-later'), exception }
}
