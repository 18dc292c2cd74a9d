/**
 * What a licence asks of you beyond letting you use the code. Read off the licence texts; which of them a copyleft
 * licence can live with is in compatibility.ts, when each holds in obligations.ts.
 */
export type Ask =
  /** Keep copyright notice, licence text and disclaimer. */
  | 'notice'
  /** Don't use the authors' names to promote what you made. */
  | 'no-endorsement'
  /** Say that, and where, you changed it. */
  | 'mark-changes'
  /** Carry a NOTICE file or attribution notices along. */
  | 'notice-file'
  /** Your patent licence ends when you sue over patents. */
  | 'patent-retaliation'
  /** License your own patents in it, and don't sue over patents in it. */
  | 'patent-grant'
  /** Who puts it into a commercial product answers for what that product claims. */
  | 'indemnity'
  /** Products made from it may not bear its name. */
  | 'naming'
  /** Changed versions may not bear its name. */
  | 'rename-changed'
  /** Name the authors in the product or its documentation. */
  | 'acknowledgement'
  /** Name the authors in advertising, or wherever it is mentioned. */
  | 'advertising'
  /** Name author, title and source, as the licensor wishes it. */
  | 'attribution'
  /** Say in the documentation that it was changed, or keep changed versions from being confused with it. */
  | 'changes-documented'
  /** Changed versions must be renamed, or published, or kept apart from the original. */
  | 'artistic-control'
  /** May not be sold by itself. */
  | 'no-sale-alone'
  /** Tell where the original source is to be had. */
  | 'source-pointer'
  /** Disputes under a law or court of the licensor's choice. */
  | 'choice-of-law'
  /** Recipients must accept the terms expressly. */
  | 'assent'
  /** Source, or all of it, only under this same licence. */
  | 'same-licence'

/** What may happen to a component that a licence can make conditions for. */
export type Occasion =
  /** A copy leaves your house. */
  | 'conveying'
  /** Others use it over a network. */
  | 'network-use'
  /** Others use a changed version, or a work made with it, over a network. */
  | 'network-use-of-changed'
  /** Others get to see or hear it, without a copy of their own. */
  | 'public-display'

/** Versions of a family, both ends included; `to` null: any later one. */
export interface VersionRange {
  family: string
  from: number
  to: number | null
}

/** Other licences its code may be offered under, and the section that says so; null: its notice does ("or later"). */
export interface Offer extends VersionRange {
  section: string | null
}

interface Common {
  /** Where to read about it. */
  source: string
  /** What the FSF's licence list says of putting it into GPL works; null where it says nothing. */
  fsf: 'gpl-2-and-3' | 'gpl-3' | 'incompatible' | null
  asks: readonly Ask[]
  /** The occasions on which its conditions hold. */
  bindsOn: readonly Occasion[]
}

export interface Permissive extends Common {
  kind: 'permissive'
}

export interface Copyleft extends Common {
  kind: 'copyleft'
  /** How far it reaches: its own files, the library, or the whole work it is combined into. */
  reach: 'file' | 'library' | 'work'
  /** Whether a combined work is reached is disputed by its own stewards; null: they say it is. */
  disputed: { when: 'dynamic' | 'always'; source: string } | null
  /** Which licences its code may be offered under, its own first. */
  offers: readonly Offer[]
  /** The same, where the authors must have said so in a notice. */
  offersOnNotice: readonly Offer[]
  /** What it lets parts of a whole under it ask beyond notices. */
  tolerates: readonly Ask[]
  /** What has to be passed on: source code, or (works other than software) what was adapted from it. */
  shares: 'source' | 'adaptations'
  /** Section about installing changed versions on consumer devices; null: none. */
  installation: string | null
}

export interface Restricted extends Common {
  kind: 'source-available' | 'proprietary'
  /** One clause that completes "…, which is no open source licence: ". */
  restriction: string
}

export type LicenseTerms = Permissive | Copyleft | Restricted
