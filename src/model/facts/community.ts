import * as z from 'zod/mini'
import { count, text } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** What the forge's community profile says is there, wherever it lives (also the owner's `.github` repository). */
export interface Community {
  codeOfConduct: string | null
  contributing: string | null
  issueTemplates: number
  pullTemplates: number
  /** URL of the security policy. */
  securityPolicy: string | null
  /** Private vulnerability reporting is switched on; null when not told. */
  privateReporting: boolean | null
  /** Null: not told. */
  fundingLinks: readonly { platform: string; url: string }[] | null
  /** Open issues labelled for newcomers, and how many of those were taken in the last twelve months; null when not told. */
  goodFirstIssues: { open: number; closed: number } | null
}

const schema: z.ZodMiniType<Community> = z.object({
  codeOfConduct: text,
  contributing: text,
  issueTemplates: count,
  pullTemplates: count,
  securityPolicy: text,
  privateReporting: z.nullable(z.boolean()),
  fundingLinks: z.nullable(z.array(z.object({ platform: z.string(), url: z.string() }))),
  goodFirstIssues: z.nullable(z.object({ open: count, closed: count })),
})

export const community = defineFact({
  name: 'community',
  about: 'project',
  schema,
  rewind: oneMoment('The community profile'),
})
