import * as z from 'zod/mini'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** Texts of the files that matter: licences, manifests, README, guides, policies. */
export interface Documents {
  texts: readonly Document[]
  /** Files that should have been read and could not be, with the reason. */
  unread: readonly { path: string; detail: string }[]
}

export interface Document {
  path: string
  text: string
  /** The text was cut at the size limit. */
  truncated: boolean
  url: string
}

const schema: z.ZodMiniType<Documents> = z.object({
  texts: z.array(z.object({ path: z.string(), text: z.string(), truncated: z.boolean(), url: z.string() })),
  unread: z.array(z.object({ path: z.string(), detail: z.string() })),
})

export const documents = defineFact({
  name: 'documents',
  about: 'project',
  schema,
  rewind: oneMoment('The documents'),
})
