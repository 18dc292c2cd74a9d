/**
 * What a permissive licence asks of you beyond letting you use the code. Read off the licence texts; which of them a
 * copyleft licence can live with is in compatibility.ts.
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
  /** Products made from it may not bear its name. */
  | 'naming'
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

/** Versions of a family, both ends included; `to` null: any later one. */
export interface Grant {
  family: string
  from: number
  to: number | null
}

interface Common {
  /** Where to read about it. */
  source: string
  /** What the FSF's licence list says of putting it into GPL works; null where it says nothing. */
  fsf: 'gpl-2-and-3' | 'gpl-3' | 'incompatible' | null
  /** Restricted fields of use, and other terms no open source licence has. */
  asks: readonly Ask[]
}

export interface Permissive extends Common {
  kind: 'permissive'
}

export interface Copyleft extends Common {
  kind: 'copyleft'
  /** How far it reaches: its own files, the library, or the whole work it is combined into. */
  reach: 'file' | 'library' | 'work'
  /** Use over a network counts as distribution. */
  network: boolean
  /** Where its own stewards say that linking alone does not bring other code under it; null: they say it does. */
  linkingDisputed: string | null
  /** Which licences its code may be offered under, its own included. */
  offers: readonly Grant[]
  /** The same, where the authors must have said so in a notice. */
  offersOnNotice: readonly Grant[]
  /** What it lets parts of a whole under it ask beyond notices. */
  tolerates: readonly Ask[]
}

export interface Restricted extends Common {
  kind: 'source-available' | 'proprietary'
  /** One clause that completes "…, which is no open source licence: ". */
  restriction: string
}

export type Traits = Permissive | Copyleft | Restricted
