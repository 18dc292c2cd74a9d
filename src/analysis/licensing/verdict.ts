import {
  type Answer,
  incompatible,
  needsReview,
  obligationsOfAll,
  rankOf,
  type UseContext,
  worstOf,
} from './answer.ts'
import {
  type Expression,
  expressionText,
  joinExpressions,
  sortedExpressions,
  type Term,
  termsOf,
} from './expression.ts'
import { type KnownLicense, knownLicense, knownProjectLicense } from './known-license.ts'
import { judgeLicenseInUse } from './license-in-use.ts'
import { isBound, usesOf } from './occasions.ts'
import { listed } from './spdx-list.ts'

/** The answer for a whole expression. `chosen`: the part of it that was taken, where there was a choice. */
export interface ExpressionAnswer extends Answer {
  chosen: Expression
}

/** `OR` takes the best branch, `AND` the worst; against a project's `OR` and `AND` every branch must hold. */
export function judgeExpression(expression: Expression, context: UseContext): ExpressionAnswer {
  if (expression.kind === 'or') return best(expression.parts.map((part) => judgeExpression(part, context)))
  if (expression.kind === 'and') {
    const parts = sortedExpressions(expression.parts).map((part) => judgeExpression(part, context))
    const chosen = joinExpressions(
      'and',
      parts.map((part) => part.chosen),
    )
    return { ...worstOf(parts), obligations: obligationsOfAll(parts), chosen }
  }
  return { ...judgeTerm(expression, context), chosen: expression }
}

function judgeTerm(term: Term, context: UseContext): Answer {
  const inbound = knownLicense(term)
  if (!inbound) return notRead(term)
  if (context.project === null) return judgeLicenseInUse(inbound, null, context)
  const answers = sortedExpressions(termsOf(context.project)).map((projectTerm) => {
    const outbound = knownProjectLicense(projectTerm)
    if (outbound) return judgeLicenseInUse(inbound, outbound, context)
    const anyhow = judgeLicenseInUse(inbound, null, { ...context, whole: false })
    const matters = anyhow.verdict !== 'compatible' || projectMatters(inbound, context)
    return matters ? projectNotRead(projectTerm) : anyhow
  })
  return { ...worstOf(answers), obligations: obligationsOfAll(answers) }
}

/** Where the use binds nobody, or leaves the component a work of its own, the project's licence does not matter. */
function projectMatters({ terms }: KnownLicense, context: UseContext): boolean {
  if (context.whole) return true
  return context.link !== 'process' && usesOf(context).some((use) => isBound(terms, use))
}

/** Each kind of unread licence its own sentence; none passes. */
function notRead(term: Term): Answer {
  const text = clip(expressionText(term))
  if (term.kind === 'special') return specialAnswer(term.text)
  if (term.kind === 'unclear' && term.candidates.length > 0) {
    return needsReview(
      `"${text}" can mean ${term.candidates.join(', ')}; find out which`,
      'https://spdx.org/licenses/',
    )
  }
  if (term.kind === 'unclear') {
    return needsReview(
      `"${text}" is no licence of the SPDX list; read its text`,
      'https://spdx.org/licenses/',
    )
  }
  if (term.kind === 'reference') {
    const commons = /commons-?clause/i.test(text)
    return needsReview(
      commons
        ? `${text} forbids selling the software or services built on it: no open source licence`
        : `${text} stands for terms of its own; read them`,
      commons ? 'https://commonsclause.com/' : 'https://spdx.dev/learn/handling-license-info/',
    )
  }
  const facts = listed(term.id)
  const osi = facts?.osiApproved ? 'approved by the OSI' : 'not approved by the OSI'
  const old = facts?.deprecated ? ', a deprecated id' : ''
  return needsReview(
    `${text} is on the SPDX list (${osi}${old}), but its terms have not been read for this rule set`,
    `https://spdx.org/licenses/${term.id}.html`,
  )
}

function specialAnswer(text: 'NONE' | 'NOASSERTION' | 'UNLICENSED'): Answer {
  switch (text) {
    case 'NONE':
      return incompatible(
        'No licence is named, so nobody but its owner may use it; ask the owner for one',
        'https://choosealicense.com/no-permission/',
      )
    case 'UNLICENSED':
      return incompatible(
        'UNLICENSED reserves all rights: nobody outside may use it',
        'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
      )
    case 'NOASSERTION':
      return needsReview(
        'There is a licence text, but nobody says which licence it is; read it',
        'https://spdx.github.io/spdx-spec/v2.3/package-information/',
      )
  }
}

function projectNotRead(term: Term): Answer {
  return needsReview(
    `Your project licence ${clip(expressionText(term))} has not been read for this rule set`,
    'https://spdx.org/licenses/',
  )
}

/** The best verdict, then the fewest duties, then the alphabet: the same choice in whatever order they are written. */
function best(answers: readonly ExpressionAnswer[]): ExpressionAnswer {
  const [first] = [...answers].sort(
    (a, b) =>
      rankOf(b.verdict) - rankOf(a.verdict) ||
      a.obligations.length - b.obligations.length ||
      (expressionText(a.chosen) < expressionText(b.chosen) ? -1 : 1),
  )
  if (!first) throw new TypeError('An OR has at least one part')
  return first
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
