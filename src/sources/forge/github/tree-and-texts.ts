import type { FactName } from '../../../model/facts.ts'
import { section } from './answer.ts'
import { type Ledger, ledgerFor } from './budget.ts'
import { type Core, coreSchema, overviewPart } from './overview-query.ts'
import type { PartAnswer } from './query.ts'
import { isMissing, once, type Reading, RepositoryNotFound } from './request.ts'
import { contradictedEmptiness } from './tree.ts'

/** What every step of reading one repository by GraphQL builds on. Each request is made once, when it is first asked for. */
export interface Shared {
  reading: Reading
  wanted: ReadonlySet<FactName>
  ledger: Ledger
  overview(): Promise<PartAnswer>
  /** Throws RepositoryNotFound. */
  core(): Promise<Core>
  /** The reading under the name the repository has today, which the search insists on. */
  today(): Promise<Reading>
  /** Settles when the requests that need no other are answered: what comes next goes out together. */
  firstRound(): Promise<unknown>
}

/** `first` are the steps that need no other and that somebody wants. */
export function sharedSteps(
  reading: Reading,
  wanted: ReadonlySet<FactName>,
  first: () => readonly Promise<unknown>[],
): Shared {
  const firstRound = once(() => Promise.allSettled(first()))
  const ledger = ledgerFor(reading.github)

  const overview = once(async () => {
    const [answer] = await ledger.ask('Overview', [overviewPart(reading)])
    if (isContradicted(answer)) throw contradictedEmptiness()
    return answer
  })

  const core = once(async () => {
    try {
      return section(await overview(), ['core'], coreSchema)
    } catch (error) {
      if (isMissing(error)) throw new RepositoryNotFound(reading.owner, reading.name, true)
      throw error
    }
  })

  const today = once(async () => {
    const known = await core().catch((error: unknown) => {
      if (error instanceof RepositoryNotFound) throw error
      return null
    })
    const [owner = reading.owner, name = reading.name] = known?.nameWithOwner.split('/') ?? []
    return { ...reading, owner, name }
  })

  return { reading, wanted, ledger, overview, core, today, firstRound }
}

/** Without a commit there is no language: an answer that is empty and has some is a broken one, in all of its parts. */
function isContradicted(answer: PartAnswer): boolean {
  const core = coreSchema.safeParse(answer.data.core).data
  const isCalledEmpty = core !== undefined && (core.isEmpty || core.defaultBranchRef === null)
  return isCalledEmpty && (core.languages?.edges ?? []).length > 0
}
