import { type Circumstances, collectTarget } from '../assess.ts'
import { concurrently } from '../concurrently.ts'
import { estimate } from '../github/estimate.ts'
import type { Collected } from '../judge.ts'
import type { CheckOptions } from '../options.ts'
import { nameOf, parseTarget } from '../target.ts'
import { openClients } from './clients.ts'
import type { Io } from './io.ts'

/** Each asks several things at once; GitHub dislikes more than a hundred requests at a time. */
const TARGETS_AT_ONCE = 4

/** Every target read from where it lives, in their order. Loads the clients: behind its own door. */
export async function readTargets(
  options: CheckOptions,
  circumstances: Omit<Circumstances, 'clients'>,
  io: Io,
): Promise<readonly Collected[]> {
  const { clients, host, credential, progress } = await openClients(options, io)
  try {
    const targets = options.targets.map((text) => parseTarget(text, host))
    const { maxRequests } = options
    progress.start(estimate({ repositories: targets.length, credential, maxRequests }))
    return await concurrently(targets, TARGETS_AT_ONCE, async (target) => {
      const done = progress.begin(nameOf(target))
      try {
        return await collectTarget(target, { ...circumstances, clients })
      } finally {
        done()
      }
    })
  } finally {
    // The cache goes on writing while the report is made; the process ends after it.
    progress.end()
  }
}
