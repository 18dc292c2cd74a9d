import type { Unknown } from '../../model/unknown.ts'
import type { Declaration } from './manifest-readers/declaration.ts'

/** What was read of the terms of one release, wherever it was read. */
export interface ReleaseTerms {
  declared: readonly { where: string; licenses: readonly Declaration[] }[]
  /** Null: its files were not read. */
  texts: LicenseTexts | null
}

/** Paths are those from the root of the release. Texts are cleaned of control characters. */
export interface LicenseTexts {
  /** Licence texts and notices, what its manifest points to, and the README where there is no licence text. */
  files: readonly { path: string; text: string }[]
  /** Such files that were not read, with why in words. */
  unread: readonly { path: string; detail: string }[]
}

/** Who spoke of the terms: what is installed on this disk, the file that names it, its registry, the archive from there. */
export const ORIGINS = ['installed', 'lockfile', 'registry', 'archive'] as const
export type Origin = (typeof ORIGINS)[number]

/** What was read of the terms of a component. */
export interface ReadTerms {
  terms: ReleaseTerms
  from: readonly Origin[]
  /** Why more of it, which could change the answer, was not read; null: nothing more is needed. */
  lost: Unknown | null
}
