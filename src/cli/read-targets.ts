import { type Circumstances, collectTarget } from '../assess.ts'
import type { Collected } from '../model/collected.ts'
import { nameOf } from '../model/subject.ts'
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

/** Every target read from where it lives, in their order. Loads the clients: behind its own door. */
export async function readTargets(
  options: CheckOptions,
  circumstances: Omit<Circumstances, 'clients'>,
  io: Io,
  watch: Watch | null = null,
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
      } finally {
        done()
      }
    })
    // Targets share documents, so there is one cost: that of the run.
    return all.map((collected) => ({ ...collected, cost: clients.cost() }))
  } finally {
    // The cache goes on writing while the report is made; the process ends after it.
    progress.end()
  }
}
