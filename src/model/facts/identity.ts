import * as z from 'zod/mini'
import { text } from '../scalars.ts'

/** Who a commit says wrote it. */
export interface Identity {
  login: string | null
  name: string | null
  email: string | null
}

/** @internal */
export const identity: z.ZodMiniType<Identity> = z.object({ login: text, name: text, email: text })
