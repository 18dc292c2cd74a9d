import type { Expression } from './expression.ts'

/** One statement about the licence: every declaration and every text is a source of its own. */
export interface LicenseSource {
  kind: 'text' | 'manifest' | 'registry' | 'tag' | 'readme' | 'forge'
  /** Path, package, or the forge. */
  where: string
  /** What it can mean: one expression, or several where it leaves that open. */
  readings: readonly Expression[]
  /** For people. */
  said: string
}

export interface LicenseSources {
  /** Of the project, or of the package asked for. */
  own: readonly LicenseSource[]
  /** Of parts in folders of their own, beside the package asked for, and of what the package bundles. */
  ofParts: readonly LicenseSource[]
  /** What says more and was not read, in words: licence files, manifests of its own, files they point to. */
  unread: readonly string[]
}
