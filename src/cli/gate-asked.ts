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
}
