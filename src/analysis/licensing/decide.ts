import { type Answer, incompatible, needsReview, type UseContext } from './answer.ts'
import { type Expression, expressionText } from './expression.ts'
import { allowedBranch, deniedPart, type LicenseLists, withoutDenied } from './lists.ts'
import { type ExpressionAnswer, judgeExpression } from './verdict.ts'

export interface Decision extends ExpressionAnswer {
  /** What decided: the first of these, in this order, that has something to say. Waivers come between deny and allow. */
  by: 'deny' | 'allow' | 'compatibility'
}

/** What is the order of decision: deny, (waiver,) allow, compatibility. A denied branch of an `OR` is no choice. */
export function decide(expression: Expression, lists: LicenseLists, context: UseContext): Decision {
  const denied = deniedPart(expression, lists.deny)
  if (denied) {
    return { ...onList('deny', denied), by: 'deny', chosen: denied }
  }
  const choices = withoutDenied(expression, lists.deny)
  const compatibility = judgeExpression(choices, context)
  if (lists.allow.length === 0) return { ...compatibility, by: 'compatibility' }
  const allowed = allowedBranch(choices, lists.allow)
  if (!allowed) return { ...onList('allow', choices), by: 'allow', chosen: choices }
  const branch = judgeExpression(allowed, context)
  return {
    ...branch,
    verdict: 'compatible',
    reason: allowedReason(allowed, branch),
    by: 'allow',
    chosen: allowed,
  }
}

function onList(list: 'allow' | 'deny', expression: Expression): Answer {
  const text = expressionText(expression)
  const source = 'https://spdx.org/licenses/'
  return list === 'deny'
    ? incompatible(`${text} is on your deny list`, source)
    : needsReview(`${text} is not on your allow list`, source)
}

/** An allowed licence passes whatever the rule set thinks; what it thinks is still said. */
function allowedReason(allowed: Expression, branch: Answer): string {
  const text = `${expressionText(allowed)} is on your allow list`
  return branch.verdict === 'compatible' ? text : `${text}; without it: ${branch.reason}`
}
