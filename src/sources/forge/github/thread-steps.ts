import type * as z from 'zod/mini'
import type { Loss } from '../../../model/coverage.ts'
import type { Issue } from '../../../model/facts/issues.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import type { Pull } from '../../../model/facts/pulls.ts'
import type { Page } from './answer.ts'
import { halving } from './budget.ts'
import { PAGE } from './history-query.ts'
import { NOTHING, type Part, type PartAnswer } from './query.ts'
import { lostBy, once, type Reading } from './request.ts'
import { fitsOneMore, joined, nextPage, threadListing, threadPage } from './thread-pages.ts'
import { issueFrom, pullFrom } from './threads.ts'
import {
  type IssueNode,
  issueSchema,
  type PullNode,
  pullSchema,
  type ThreadKind,
  threadsPart,
} from './threads-query.ts'
import type { Shared } from './tree-and-texts.ts'

/** A list as far as it has been read. */
interface Read<Node> {
  page: Page<Node>
  lost: Loss | null
}

/** Null: not wanted, or its first page came to nothing. */
interface Threads {
  issues: Read<IssueNode> | null
  pulls: Read<PullNode> | null
}

export interface ThreadSteps {
  issues(): Promise<Listing<Issue>>
  pulls(): Promise<Listing<Pull>>
  newestPulls(): Promise<readonly Pull[]>
  /** The first page of each list. */
  newest(): Promise<unknown>
  /** The year will be whole in the second round: nothing needs the last request. */
  leavesARequest(): Promise<boolean>
}

const PAGE_SIZES = [PAGE, PAGE / 2, PAGE / 4]

/** `others` settles when the second round of the other steps is on its way: the rest of the budget is known then. */
export function threadSteps(
  { reading, wanted, ledger, today, firstRound }: Shared,
  others: () => Promise<unknown>,
): ThreadSteps {
  const where = (): Promise<Reading> => (reading.period.past ? today() : Promise.resolve(reading))
  const firstIssues = once(() => first('issues', 'Issues', issueSchema))
  const firstPulls = once(() => first('pulls', 'Pulls', pullSchema))

  /** Lists that GitHub could not serve in pages of the usual size: where they end is its fault, not ours. */
  const shrunk = new Set<ThreadKind>()

  async function first<Node extends { createdAt: string }>(
    kind: ThreadKind,
    operation: string,
    schema: z.ZodMiniType<Node>,
  ): Promise<Page<Node>> {
    const at = await where()
    return halving(PAGE, async (size) => {
      const [answer] = await ledger.ask(operation, [threadsPart(kind, at, size, null)])
      if (size < PAGE) shrunk.add(kind)
      return threadPage(answer, kind, schema, reading)
    })
  }

  const newest = once(async (): Promise<Threads> => {
    const [issues, pulls] = await Promise.all([
      wanted.has('issues') ? firstIssues().then(unhurt, nothing) : null,
      wanted.has('pulls') ? firstPulls().then(unhurt, nothing) : null,
    ])
    return { issues, pulls }
  })

  const all = once(async () => {
    await firstRound()
    const second = await readOn(await newest())
    if (!isOpen(second)) return second
    await others()
    return readOn(second)
  })

  /** One more page of each list that is not whole yet, as large as the budget allows. */
  async function readOn(threads: Threads): Promise<Threads> {
    const at = await where()
    const partsOf = (size: number) =>
      [partOf('issues', threads.issues, at, size), partOf('pulls', threads.pulls, at, size)] as const
    if (!isOpen(threads)) return threads
    // How far it would have been read nobody knows: what a fault freed is spent on no other answer.
    const hurt = ledger.hurt()
    if (hurt !== null) return { issues: torn(threads.issues, hurt), pulls: torn(threads.pulls, hurt) }
    const size = PAGE_SIZES.find((size) => ledger.canAfford(partsOf(size)))
    if (size !== PAGE_SIZES.find((size) => ledger.couldAfford(partsOf(size)))) {
      shrunk.add('issues')
      shrunk.add('pulls')
    }
    if (size === undefined) return threads
    const [hasIssues, hasPulls] = partsOf(size).map((part) => part !== NOTHING)
    try {
      const [issues, pulls] = await halving(size, async (served) => {
        const answers = await ledger.ask('MoreThreads', partsOf(served))
        if (served < size && hasIssues) shrunk.add('issues')
        if (served < size && hasPulls) shrunk.add('pulls')
        return answers
      })
      return {
        issues: hasIssues ? extended(threads.issues, issues, 'issues', issueSchema) : threads.issues,
        pulls: hasPulls ? extended(threads.pulls, pulls, 'pulls', pullSchema) : threads.pulls,
      }
    } catch (error) {
      const lost = lostBy(error)
      return {
        issues: threads.issues && hasIssues ? { ...threads.issues, lost } : threads.issues,
        pulls: threads.pulls && hasPulls ? { ...threads.pulls, lost } : threads.pulls,
      }
    }
  }

  function partOf(
    kind: ThreadKind,
    read: Read<{ createdAt: string }> | null,
    at: Reading,
    size: number,
  ): Part {
    const after = read && read.lost === null ? nextPage(read.page, reading) : null
    return after === null ? NOTHING : threadsPart(kind, at, size, after)
  }

  function extended<Node extends { createdAt: string }>(
    read: Read<Node> | null,
    answer: PartAnswer,
    kind: ThreadKind,
    schema: z.ZodMiniType<Node>,
  ): Read<Node> | null {
    if (read === null) return null
    try {
      return { ...read, page: joined(read.page, threadPage(answer, kind, schema, reading)) }
    } catch (error) {
      return { ...read, lost: lostBy(error) }
    }
  }

  function listing<Node extends { createdAt: string }, T>(
    kind: ThreadKind,
    { page, lost }: Read<Node>,
    from: (node: Node) => T,
  ): Listing<T> {
    const isCut = shrunk.has(kind) && nextPage(page, reading) !== null
    return threadListing(page, from, lost ?? (isCut ? SHRUNK : null), reading)
  }

  function isOpen({ issues, pulls }: Threads): boolean {
    return [issues, pulls].some((read) => read !== null && endsEarly(read))
  }

  function endsEarly({ page, lost }: Read<{ createdAt: string }>): boolean {
    return lost === null && nextPage(page, reading) !== null
  }

  function torn<Node extends { createdAt: string }>(read: Read<Node> | null, lost: Loss): Read<Node> | null {
    return read !== null && endsEarly(read) ? { ...read, lost } : read
  }

  return {
    newest,
    async issues() {
      const page = await firstIssues()
      const { issues } = await all()
      return listing('issues', issues ?? { page, lost: null }, issueFrom)
    },
    async pulls() {
      const page = await firstPulls()
      const { pulls } = await all()
      return listing('pulls', pulls ?? { page, lost: null }, pullFrom)
    },
    async newestPulls() {
      return (await firstPulls()).nodes.map(pullFrom)
    },
    async leavesARequest() {
      await firstRound()
      const { issues, pulls } = await newest()
      return [issues, pulls].every((read) => read === null || fitsOneMore(read.page, reading))
    },
  }
}

const SHRUNK = {
  reason: 'incomplete',
  detail: 'GitHub served this list in small pages only, which ended within the year',
} as const

function unhurt<Node>(page: Page<Node>): Read<Node> {
  return { page, lost: null }
}

/** Why a first page is missing is told where its own fact is read. */
function nothing(): null {
  return null
}
