import { isLicenseFile } from './analysis/file-roles/roles.ts'
import { type TextChange, textChange } from './analysis/licensing/text/change.ts'
import { changesBetween, type InventoryChanges, newIn } from './inventory/changes.ts'
import type { Component } from './inventory/inventory.ts'
import type { ScanComparison } from './judging/components/comparison.ts'
import type { JudgedComponent } from './judging/components/component.ts'
import { type LicenceChange, licenceChange } from './judging/components/licence-change.ts'
import type { Scan, ScanGate } from './judging/components/scan-result.ts'
import { copyrightIn } from './notices/copyright.ts'
import { type Found, type ScanCircumstances, scan } from './scan.ts'
import { readTerms } from './sources/components/read-terms.ts'

/** What a scan is compared with. */
export interface Base {
  name: string
  /** Null: it is a file. */
  commit: string | null
  found: Found
}

/** A scan with what changed since the base. `newOnly`: only what is new is judged, and the gate is about that. */
export async function scanSince(
  base: Base,
  head: Found,
  newOnly: boolean,
  circumstances: ScanCircumstances,
): Promise<Scan> {
  const lacking = lackingOf(base)
  const isThere = base.found.inventories.length > 0
  const changes = isThere ? changesBetween(componentsOf(base.found), componentsOf(head)) : NOTHING
  const result = await scan(newOnly && isThere ? onlyNew(head, changes) : head, circumstances)
  const licences = await licenceChanges(changes, result.components, circumstances)
  const comparison = { base: { name: base.name, commit: base.commit }, lacking, ...listed(changes), licences }
  const gate = newOnly && lacking !== null ? leftOpen(result.gate, lacking) : result.gate
  return { ...result, gate, comparison }
}

const NOTHING: InventoryChanges = { added: [], removed: [], changed: [] }

function lackingOf({ name, found }: Base): string | null {
  const [first] = found.unread
  if (first) return `In ${name}, ${first.file} could not be read: what it names may look new`
  if (found.inventories.length > 0) return null
  return `${name} has no lockfile, manifest, SBOM or list, so nothing can be compared with it`
}

/** What passes as a whole passes whatever of it is new; what does not may do so by what was there before. */
function leftOpen(gate: ScanGate, lacking: string): ScanGate {
  return gate.status === 'pass'
    ? gate
    : { status: 'unknown', reason: `what is new cannot be told. ${lacking}` }
}

function componentsOf({ inventories }: Found): readonly Component[] {
  return inventories.flatMap(({ components }) => components)
}

function onlyNew(head: Found, changes: InventoryChanges): Found {
  const identityOf = ({ purl, range }: Component) => `${purl} ${range}`
  const wanted = new Set(newIn(changes).map(identityOf))
  const inventories = head.inventories.map((inventory) => ({
    ...inventory,
    components: inventory.components.filter((component) => wanted.has(identityOf(component))),
  }))
  return { ...head, inventories }
}

async function licenceChanges(
  { changed }: InventoryChanges,
  judged: readonly JudgedComponent[],
  circumstances: ScanCircumstances,
): Promise<readonly LicenceChange[]> {
  const pairs = changed.filter(({ what }) => what.some((one) => one !== 'scope' && one !== 'direct'))
  const now = new Map(judged.map((component) => [component.purl, component]))
  // What is installed here is what is used now.
  const past = { ...circumstances, installed: null }
  const components = pairs.map(({ before }) => before)
  const inventory = { file: '', format: '', project: { name: null, version: null }, components, notes: [] }
  const { components: was } = await scan({ inventories: [inventory], unread: [] }, past)
  const found = await Promise.all(
    pairs.map(async ({ before, after }, index) => {
      const [old, is] = [was[index], now.get(after.purl)]
      if (!old || !is) return null
      const differs = old.licence.expression !== is.licence.expression
      const words =
        differs || circumstances.texts
          ? wordsChanged(await termsOf(before, past), await termsOf(after, circumstances))
          : null
      return licenceChange(old, is, words)
    }),
  )
  return found.filter((change) => change !== null)
}

function wordsChanged(before: string | null, after: string | null): TextChange | null {
  return before === null || after === null ? null : textChange(before, after)
}

/** Its licence texts without who has the copyright, which changes every year; null: they were not read. */
async function termsOf(component: Component, circumstances: ScanCircumstances): Promise<string | null> {
  const { terms } = await readTerms(component, { ...circumstances, texts: true })
  const files = terms.texts?.files.filter(({ path }) => isLicenseFile(path)) ?? []
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return files.length === 0 ? null : sorted.map(({ text }) => copyrightIn(text).terms).join('\n\n')
}

function listed({
  added,
  removed,
  changed,
}: InventoryChanges): Pick<ScanComparison, 'added' | 'removed' | 'changed'> {
  const one = ({ purl, name, version, scope }: Component) => ({ purl, name, version, scope })
  return {
    added: added.map(one),
    removed: removed.map(one),
    changed: changed.map(({ before, after, what }) => ({ ...one(after), before: before.purl, what })),
  }
}
