import * as z from 'zod/mini'
import type { Declaration } from '../../analysis/licensing/manifest-readers/declaration.ts'
import type { LicenseTexts } from '../../analysis/licensing/release-terms.ts'
import { text, texts } from '../../model/scalars.ts'
import { type Codec, json } from '../../net/cache/answers.ts'

export type { LicenseTexts }

/**
 * What a registry says of one release that nobody can change any more, so that it is kept for good. Whether the release is
 * deprecated or yanked can change, and is no part of it.
 */
export interface DeclaredRelease {
  /** As written, each field by itself, so that contradictions stay several. Empty: it names none. */
  licenses: readonly Declaration[]
  repository: NamedRepository | null
  /** `integrity` as SRI. Null: it names no archive. */
  archive: { url: string; integrity: string | null } | null
}

/** A repository as a manifest names it. */
export interface NamedRepository {
  /** As written. */
  url: string
  /** In a form that forges read. */
  address: string
  /** The folder of it that the package is made from; null: not said. */
  directory: string | null
  /** The field of the manifest that names it; another than its own stands in for it. */
  field: string
}

const declaration: z.ZodMiniType<Declaration> = z.object({
  field: z.string(),
  texts,
  join: z.enum(['and', 'or', 'open']),
  file: text,
  embedded: text,
})

/** How it is kept between runs. */
export const DECLARED_RELEASE: Codec<DeclaredRelease> = json(
  z.object({
    licenses: z.array(declaration),
    repository: z.nullable(
      z.object({ url: z.string(), address: z.string(), directory: text, field: z.string() }),
    ),
    archive: z.nullable(z.object({ url: z.string(), integrity: text })),
  }),
)

export const LICENSE_TEXTS: Codec<LicenseTexts> = json(
  z.object({
    files: z.array(z.object({ path: z.string(), text: z.string() })),
    unread: z.array(z.object({ path: z.string(), detail: z.string() })),
  }),
)
