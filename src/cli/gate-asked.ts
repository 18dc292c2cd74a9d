import { devNull } from 'node:os'
import { idsOf, parseConditions } from '../judging/gate-conditions.ts'
import { UserError } from '../model/user-error.ts'
import type { PolicyBook } from '../policy/load.ts'
import type { CheckOptions } from './check-options.ts'
import type { Io } from './io.ts'

/** Throws UserError before anything is read, for a gate that asks for what there is not, or has nothing to judge. */
export function refuseIdleGate(
  { targets, facts, example }: Pick<CheckOptions, 'targets' | 'facts' | 'example'>,
  book: PolicyBook,
  env: Io['env'],
): void {
  const { policy, origins } = book.forTarget([])
  parseConditions(policy.failOn, idsOf(book.rules))
  const origin = origins.failOn
  // The policy's gate alone does not keep a person from looking at the invented project.
  const isAsked =
    origin !== undefined && (origin.layer === 'flag' || origin.layer === 'environment' || env.CI)
  if (isAsked && targets.length === 0 && facts === null && !example) {
    throw new UserError(
      `${origin.where} asks for a gate, and there is nothing to judge`,
      'Name a target, such as owner/repo, or give --facts FILE',
    )
  }
  const judges = targets.length > 0 || facts !== null || (Boolean(env.CI) && !example)
  if (judges && (origin !== undefined || book.leftOut?.gate)) refuseLeftOut(book, origin !== undefined)
}

/**
 * Throws UserError where an answer decides something and a policy that was found does not hold: leaving out what it forbids
 * would be a better answer. What lies in the judged project is left out for good, unless nothing else asks for a gate.
 */
export function refuseLeftOut({ leftOut }: PolicyBook, hasGate: boolean): void {
  if (leftOut === null || (leftOut.standing === 'judged' && hasGate)) return
  const { shown, gate } = leftOut
  throw new UserError(
    `${gate ?? shown} does not hold: it was found here, was not named, and is not trusted as it is`,
    `Name it with --policy, trust it with oss-check trust, or leave it out with --policy ${devNull}`,
  )
}
