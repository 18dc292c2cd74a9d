import { roleOf } from '../../analysis/file-roles/roles.ts'
import { one } from '../../analysis/licensing/manifest-readers/declaration.ts'
import type { LicenseTexts, Origin, ReadTerms, ReleaseTerms } from '../../analysis/licensing/release-terms.ts'
import { isAmbiguous } from '../../analysis/licensing/sources-of-release.ts'
import type { Component } from '../../inventory/inventory.ts'
import { type Fact, type Unknown, unknown } from '../../model/unknown.ts'
import type { Registry, ReleaseRef } from '../ecosystem/ecosystem.ts'
import { SubjectNotFound } from '../source.ts'
import { whyNotAsked } from './askable.ts'
import type { InstalledRelease, InstalledTree } from './installed/tree.ts'

export interface TermsOptions {
  /** What is installed beside the files; null: not looked at. */
  installed: InstalledTree | null
  /** The registry of an ecosystem, by its purl type; null: none of that kind is read. */
  registry(ecosystem: string): Promise<Registry | null>
  /** Read the texts in the archive of everything, and not only where metadata leaves something open. */
  texts: boolean
  /** Archives are large and held whole while they are read: only as many at once as this lets through. */
  inTurn?<T>(read: () => Promise<T>): Promise<T>
}

/**
 * Reads what is said of the terms of a component, the cheapest source that answers first: what is installed, what the file
 * that names it carries, its registry, its archive. Nothing of it is run. Rejects for a bug alone.
 */
export async function readTerms(component: Component, options: TermsOptions): Promise<ReadTerms> {
  const carried = declaredBy(component)
  const installed = (await options.installed?.find(component)) ?? null
  if (installed !== null && speaks(installed)) {
    const own = { where: installed.where, licenses: installed.licenses }
    const terms = { declared: [own, ...carried.filter((one) => differs(one, own))], texts: installed.texts }
    return { terms, from: ['installed'], lost: null }
  }
  const terms: ReleaseTerms = { declared: carried, texts: null }
  const from: readonly Origin[] = carried.length > 0 ? ['lockfile'] : []
  if (!options.texts && !isAmbiguous(terms)) return { terms, from, lost: null }

  const registry = await options.registry(component.ecosystem)
  const { name, version } = component
  if (registry === null)
    return { terms, from, lost: unread(`No registry of ${component.ecosystem} packages is read`) }
  const why = whyNotAsked(component, registry.addressOf(name))
  if (why !== null || version === null) return { terms, from, lost: unread(why ?? '') }
  return askRegistry(registry, { name, version }, { terms, from, lost: null }, options)
}

async function askRegistry(
  registry: Registry,
  release: ReleaseRef,
  before: ReadTerms,
  { texts: allTexts, inTurn = (read) => read() }: TermsOptions,
): Promise<ReadTerms> {
  const found = before.terms.declared.length > 0 ? before : await withDeclared(registry, release, before)
  if (found.lost !== null || !(allTexts || isAmbiguous(found.terms))) return found
  const texts = await orUnknown<LicenseTexts>(inTurn(() => registry.texts(release)))
  if (!texts.known) return { ...found, lost: texts }
  return { terms: { ...found.terms, texts: texts.value }, from: [...found.from, 'archive'], lost: null }
}

async function withDeclared(registry: Registry, release: ReleaseRef, before: ReadTerms): Promise<ReadTerms> {
  const declared = await orUnknown(registry.declared(release))
  if (!declared.known) return { ...before, lost: declared }
  const where = registry.addressOf(release.name).host
  const terms = { ...before.terms, declared: [{ where, licenses: declared.value.licenses }] }
  return { ...before, terms, from: [...before.from, 'registry'] }
}

/** Nobody knows a private package, and that ends no run. */
async function orUnknown<T>(asked: Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof SubjectNotFound) return unread(error.message)
    throw error
  }
}

/**
 * Whether what is installed says by itself what its terms are. Not everything of an archive is installed, so that a text which
 * is not there may be in it, and silence says nothing.
 */
function speaks({ where, licenses, texts }: InstalledRelease): boolean {
  if (
    texts.files.some(({ path }) => roleOf(path) === 'license' || licenses.some(({ file }) => file === path))
  )
    return true
  return !isAmbiguous({ declared: [{ where, licenses }], texts: null })
}

function unread(detail: string): Unknown {
  return unknown('not-collected', detail)
}

function declaredBy({ license, declaredAt }: Component): ReleaseTerms['declared'] {
  if (license === null || license.trim() === '') return []
  const where = declaredAt.file.slice(declaredAt.file.lastIndexOf('/') + 1)
  return [{ where, licenses: [one('license', license)] }]
}

function differs(carried: ReleaseTerms['declared'][number], own: ReleaseTerms['declared'][number]): boolean {
  const said = ({ licenses }: typeof carried) => licenses.flatMap(({ texts, file }) => file ?? texts).join()
  return said(carried) !== said(own)
}
