import * as z from 'zod/mini'
import { count, text } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** One moment of the default branch. */
export interface Tree {
  /** The commit it belongs to. */
  oid: string | null
  entries: readonly TreeEntry[]
  /** False when the forge cut the list or only some folders were read. */
  complete: boolean
}

export interface TreeEntry {
  path: string
  kind: 'file' | 'folder' | 'submodule' | 'link'
  /** Bytes; null for folders and where not told. */
  size: number | null
}

const schema: z.ZodMiniType<Tree> = z.object({
  oid: text,
  entries: z.array(
    z.object({
      path: z.string(),
      kind: z.enum(['file', 'folder', 'submodule', 'link']),
      size: z.nullable(count),
    }),
  ),
  complete: z.boolean(),
})

export const tree = defineFact({ name: 'tree', about: 'project', schema, rewind: oneMoment('The file tree') })
