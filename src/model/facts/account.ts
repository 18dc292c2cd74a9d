import * as z from 'zod/mini'

/** An account as the forge names it. A deleted account ("ghost") is `null` where an Account is expected. */
export interface Account {
  login: string
  /** GitHub's type of actor. */
  kind: 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount'
}

/** @internal */
export const account: z.ZodMiniType<Account> = z.object({
  login: z.string(),
  kind: z.enum(['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']),
})
