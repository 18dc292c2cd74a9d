import { COPYLEFT } from './copyleft.ts'
import { type ExceptionEffect, exceptionEffect } from './exceptions.ts'
import { expressionText, type Term } from './expression.ts'
import { PERMISSIVE } from './permissive.ts'
import { RESTRICTED } from './restricted.ts'
import type { LicenseTerms, VersionRange } from './terms.ts'

/** A term of an expression whose text was read for this rule set, with what it says. */
export interface KnownLicense {
  /** As it is written, exception included. */
  name: string
  id: string
  terms: LicenseTerms
  /** Its family and the versions of it that are granted; null for licences without versions that matter. */
  granted: VersionRange | null
  exception: { id: string; effect: ExceptionEffect | null } | null
}

const PROPRIETARY: LicenseTerms = {
  kind: 'proprietary',
  restriction: 'all rights are reserved',
  asks: [],
  bindsOn: ['conveying', 'network-use', 'public-display'],
  fsf: null,
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
}

/** Null for every term whose text has not been read for this rule set. */
export function knownLicense(term: Term): KnownLicense | null {
  const name = expressionText(term)
  if (term.kind === 'reference') {
    const terms = termsOfId(term.text)
    return terms && { name, id: term.text, terms, granted: null, exception: null }
  }
  if (term.kind !== 'license') return null
  const terms = termsOfId(term.id)
  if (!terms) return null
  const { id, exception } = term
  return {
    name,
    id,
    terms,
    granted: grantedVersions(terms, term.orLater),
    exception: exception === null ? null : { id: exception, effect: exceptionEffect(exception) },
  }
}

/** The project's own licence: closed terms count as read, because what matters is that they are not open. */
export function knownProjectLicense(term: Term): KnownLicense | null {
  if (!isClosed(term)) return knownLicense(term)
  const name = expressionText(term)
  return { name, id: name, terms: PROPRIETARY, granted: null, exception: null }
}

/** Whether the term says that all rights are reserved. */
export function isClosed(term: Term): boolean {
  if (term.kind === 'special') return term.text !== 'NOASSERTION'
  if (term.kind === 'license') return false
  return /proprietary|commercial|closed|all.rights.reserved/i.test(term.text)
}

function termsOfId(id: string): LicenseTerms | null {
  return PERMISSIVE.get(id) ?? COPYLEFT.get(id) ?? RESTRICTED.get(id) ?? null
}

function grantedVersions(terms: LicenseTerms, orLater: boolean): VersionRange | null {
  const first = terms.kind === 'copyleft' ? terms.offers[0] : undefined
  return first ? { family: first.family, from: first.from, to: orLater ? null : first.from } : null
}
