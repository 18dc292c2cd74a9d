import { changesBetween, newIn } from './inventory/changes.ts'
import type { Component, Inventory, Unread } from './inventory/inventory.ts'
import type { JudgedComponent } from './judging/components/component.ts'
import { type Rehearsal, stoppedBy } from './judging/components/rehearsal.ts'
import { type Found, type ScanCircumstances, scan } from './scan.ts'

/** What a commit says is used. */
export interface PastState {
  commit: string
  committedAt: Date
  subject: string
  found: Found
}

/** The history to be replayed. */
export interface Past {
  since: Date
  /** Before the first of the states: nothing of it is judged. */
  start: Found
  /** Commits that changed something, oldest first; read one after the other, as each may be large. */
  states: AsyncIterable<PastState>
  head: PastState
  notes: readonly string[]
}

interface Brought extends Omit<PastState, 'found'> {
  components: readonly Component[]
  unread: readonly Unread[]
}

/** The whole program: what each commit brought, judged as a change of its own by the policy of today. */
export async function rehearse(past: Past, circumstances: ScanCircumstances): Promise<Rehearsal> {
  const brought: Brought[] = []
  let before = past.start
  for await (const { found, ...about } of past.states) {
    const after = withUnreadAsBefore(found, before)
    const untold = filesNeverRead(before)
    const components = newIn(changesBetween(componentsOf(before), componentsOf(after))).filter(
      ({ declaredAt }) => !untold.has(declaredAt.file),
    )
    const wasUnread = new Set(before.unread.map(({ file }) => file))
    brought.push({ ...about, components, unread: found.unread.filter(({ file }) => !wasUnread.has(file)) })
    before = after
  }
  const judged = await judgedOnce(
    brought.flatMap(({ components }) => components),
    circumstances,
  )
  const steps = brought.map((step) => ({
    ...step,
    components: step.components.flatMap((component) => judged.get(identityOf(component)) ?? []),
  }))
  const { gate, totals } = await scan(past.head.found, circumstances)
  return {
    schemaVersion: 1,
    since: past.since.toISOString().slice(0, 10),
    until: circumstances.now().toISOString().slice(0, 10),
    commits: brought.length,
    ...stoppedBy(steps),
    head: { commit: past.head.commit, gate, totals },
    notes: past.notes,
  }
}

/** A file that cannot be read for a while names what it named before: else all of it would come back as new. */
function withUnreadAsBefore(found: Found, before: Found): Found {
  const lost = new Set(found.unread.map(({ file }) => file))
  const kept = before.inventories.filter(
    ({ file }) => lost.has(file) && !found.inventories.some((one) => one.file === file),
  )
  return { ...found, inventories: [...found.inventories, ...kept] }
}

/** What they name when they can be read again may have been there all along. */
function filesNeverRead({ inventories, unread }: Found): ReadonlySet<string> {
  const read = new Set(inventories.map(({ file }) => file))
  return new Set(unread.map(({ file }) => file).filter((file) => !read.has(file)))
}

function componentsOf({ inventories }: Found): readonly Component[] {
  return inventories.flatMap(({ components }) => components)
}

/** Each once, however often it came and went. */
async function judgedOnce(
  components: readonly Component[],
  circumstances: ScanCircumstances,
): Promise<ReadonlyMap<string, JudgedComponent>> {
  const distinct = [...new Map(components.map((component) => [identityOf(component), component])).values()]
  const project = { name: null, version: null }
  const inventory: Inventory = { file: '', format: '', project, components: distinct, notes: [] }
  const { components: judged } = await scan({ inventories: [inventory], unread: [] }, circumstances)
  return new Map(judged.map((component) => [identityOf(component), component]))
}

function identityOf({ purl, range, scope, declaredAt, path }: Omit<Component, 'license'>): string {
  return JSON.stringify([purl, range, scope, declaredAt.file, path])
}
