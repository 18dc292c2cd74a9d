import { COPYLEFT } from './copyleft.ts'
import { type ExceptionEffect, exceptionEffect } from './exceptions.ts'
import { expressionText, type Term } from './expression.ts'
import { PERMISSIVE } from './permissive.ts'
import { RESTRICTED } from './restricted.ts'
import type { Grant, Traits } from './terms.ts'

/** A term this rule set has read, with what it says. */
export interface Subject {
  /** As it is written, exception included. */
  name: string
  id: string
  traits: Traits
  /** Its family and the versions of it that are granted; null for licences without versions that matter. */
  own: Grant | null
  exception: { id: string; effect: ExceptionEffect | null } | null
}

const PROPRIETARY: Traits = {
  kind: 'proprietary',
  restriction: 'all rights are reserved',
  asks: [],
  fsf: null,
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
}

/** Null for every term whose text has not been read for this rule set. */
export function subjectOf(term: Term): Subject | null {
  const name = expressionText(term)
  if (term.kind === 'reference') {
    const traits = traitsOf(term.text)
    return traits && { name, id: term.text, traits, own: null, exception: null }
  }
  if (term.kind !== 'license') return null
  const traits = traitsOf(term.id)
  if (!traits) return null
  const { id, exception } = term
  return {
    name,
    id,
    traits,
    own: ownGrant(traits, term.orLater),
    exception: exception === null ? null : { id: exception, effect: exceptionEffect(exception) },
  }
}

/** The project's own licence: closed terms count as read, because what matters is that they are not open. */
export function projectSubject(term: Term): Subject | null {
  const closed =
    (term.kind === 'special' && term.text !== 'NOASSERTION') ||
    ((term.kind === 'reference' || term.kind === 'unclear') &&
      /proprietary|commercial|closed|all.rights.reserved/i.test(term.text))
  if (!closed) return subjectOf(term)
  const name = expressionText(term)
  return { name, id: name, traits: PROPRIETARY, own: null, exception: null }
}

function traitsOf(id: string): Traits | null {
  return PERMISSIVE.get(id) ?? COPYLEFT.get(id) ?? RESTRICTED.get(id) ?? null
}

function ownGrant(traits: Traits, orLater: boolean): Grant | null {
  const first = traits.kind === 'copyleft' ? traits.offers[0] : undefined
  return first ? { family: first.family, from: first.from, to: orLater ? null : first.from } : null
}
