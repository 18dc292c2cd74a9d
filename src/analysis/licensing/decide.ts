import { incompatible, needsReview, type UseContext } from './answer.ts'
import { type Expression, expressionText, termsOf } from './expression.ts'
import { allowedBranch, deniedPart, isNamed, type LicenseLists, type Listed, withoutDenied } from './lists.ts'
import { type ExpressionAnswer, judgeExpression } from './verdict.ts'

export interface Decision extends ExpressionAnswer {
  /** What decided: the first of these, in this order, that has something to say. Waivers come between deny and allow. */
  by: 'deny' | 'allow' | 'compatibility'
}

const LICENSE_LIST = 'https://spdx.org/licenses/'

/**
 * What is the order of decision: deny, (waiver,) allow, compatibility. A denied branch of an `OR` is no choice. A list
 * makes better only what it names: beside an allow list everything else is refused, whatever it would be without one.
 */
export function decide(expression: Expression, lists: LicenseLists, context: UseContext): Decision {
  const denied = deniedPart(expression, lists.deny)
  if (denied) {
    return { ...incompatible(deniedReason(denied), LICENSE_LIST), by: 'deny', chosen: denied.part }
  }
  const choices = withoutDenied(expression, lists.deny)
  const compatibility: Decision = { ...judgeExpression(choices, context), by: 'compatibility' }
  if (lists.allow.length === 0) return compatibility
  const allowed = allowedBranch(choices, lists.allow)
  return allowed ? onAllowList(allowed, context) : notOnAllowList(choices, compatibility)
}

/** An allowed licence passes whatever the rule set thinks; what it thinks is still said. */
function onAllowList(allowed: Expression, context: UseContext): Decision {
  const branch = judgeExpression(allowed, context)
  const text = `${expressionText(allowed)} is on your allow list`
  const reason = branch.verdict === 'compatible' ? text : `${text}; without it: ${branch.reason}`
  return { ...branch, verdict: 'compatible', reason, by: 'allow', chosen: allowed }
}

/** A licence that is known and not allowed is refused. One that nobody can name might be allowed: that is for review. */
function notOnAllowList(expression: Expression, compatibility: Decision): Decision {
  const reason = `${expressionText(expression)} is not on your allow list`
  if (termsOf(expression).every((term) => term.kind === 'license' && isNamed(term))) {
    return { ...incompatible(reason, LICENSE_LIST), by: 'allow', chosen: expression }
  }
  if (compatibility.verdict === 'incompatible') return compatibility
  return { ...needsReview(reason, LICENSE_LIST), by: 'allow', chosen: expression }
}

function deniedReason({ part, entry }: Listed): string {
  const text = expressionText(part)
  if (text === entry) return `${text} is on your deny list`
  const isException = / WITH /i.test(text) && !/ WITH /i.test(entry)
  return `${text} is on your deny list, by ${entry}${isException ? ', which means it with any exception too' : ''}`
}
