import { type Circumstances, collectTarget } from '../assess.ts'
import type { Collected } from '../model/collected.ts'
import { nameOf } from '../model/subject.ts'
import { UserError } from '../model/user-error.ts'
import { concurrently } from '../net/concurrently.ts'
import type { OnFact } from '../sources/collect.ts'
import { homeOf, parseSubject } from '../sources/subject.ts'
import type { CheckOptions } from './check-options.ts'
import { openClients } from './clients.ts'
import { estimate } from './estimate.ts'
import type { Watch } from './interactive.ts'
import type { Io } from './io.ts'

/** Each asks several things at once; GitHub dislikes more than a hundred requests at a time. */
const TARGETS_AT_ONCE = 4

/**
 * Every target read from where it lives, in their order. What is not there is told to `onMissing` by its place, and takes
 * nothing from the others; where none is there the first says why. Loads the clients: behind its own door.
 */
export async function readTargets(
  options: CheckOptions,
  circumstances: Omit<Circumstances, 'clients'>,
  io: Io,
  watch: Watch | null = null,
  onMissing: (index: number, error: UserError) => void = () => {},
): Promise<readonly Collected[]> {
  const { clients, credential, progress } = openClients(options, io)
  try {
    const { forges } = clients
    const subjects = options.targets.map((text) => parseSubject(text, forges))
    const { maxRequests } = options
    const repositories = subjects.filter((subject) => subject.kind !== 'path').length
    if (repositories > 0) {
      const packages = subjects.flatMap((subject) => (subject.kind === 'package' ? [subject.type] : []))
      progress.start(estimate({ repositories, packages, credential: await credential(), maxRequests }))
    }
    const all = await concurrently([...subjects.entries()], TARGETS_AT_ONCE, async ([index, subject]) => {
      const done = progress.begin(nameOf(subject, homeOf(forges)))
      try {
        const onFact: OnFact = (name, fact) => watch?.fact(index, name, fact)
        const collected = await collectTarget(subject, { ...circumstances, clients }, onFact)
        watch?.collected(index, collected)
        return collected
      } catch (error) {
        if (error instanceof UserError) return error
        throw error
      } finally {
        done()
      }
    })
    const there = all.flatMap((one) => (one instanceof UserError ? [] : [one]))
    const missing = [...all.entries()].flatMap(([index, one]) =>
      one instanceof UserError ? [{ index, one }] : [],
    )
    const [first] = missing
    if (first !== undefined && there.length === 0) throw first.one
    for (const { index, one } of missing) onMissing(index, one)
    // Targets share documents, so there is one cost: that of the run.
    return there.map((collected) => ({ ...collected, cost: clients.cost() }))
  } finally {
    // The cache goes on writing while the report is made; the process ends after it.
    progress.end()
  }
}
