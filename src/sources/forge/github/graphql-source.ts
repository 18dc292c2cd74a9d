import type { Listing } from '../../../model/facts/listing.ts'
import type { FactName, FactValues } from '../../../model/facts.ts'
import type { Evidence, Fact } from '../../../model/unknown.ts'
import type { Readers } from '../../source.ts'
import { ADVISORIES_ROUTE, advisoriesFrom } from './advisories.ts'
import { LATE_ISSUES, LATE_PULLS, withClosedLate, withoutClosedLate } from './closed-late.ts'
import { commitSteps } from './commit-steps.ts'
import { fileSteps, issuesOff } from './file-steps.ts'
import { PAGE } from './history-query.ts'
import { discussionsFrom, releasesFrom, tagsFrom } from './lists.ts'
import { licenseFrom, ownerFrom, repositoryFrom } from './overview.ts'
import type { PartAnswer } from './query.ts'
import { factFrom, NotTold, once, type Reading, RepositoryNotFound } from './request.ts'
import { threadSteps } from './thread-steps.ts'
import { sharedSteps } from './tree-and-texts.ts'

/** Facts of one repository by GraphQL, and by REST where GraphQL has none. */
export function graphqlSource(reading: Reading, wanted: ReadonlySet<FactName>): Readers {
  const shared = sharedSteps(reading, wanted, firstSteps)
  const { core, overview, ledger, today } = shared
  const threads = threadSteps(shared, () => Promise.all([files.settled(), settledCommits()]))
  const commits = commitSteps(shared, threads.newestPulls)
  const files = fileSteps(shared, commits.firstHistory, threads.leavesARequest)
  const settledCommits = () => (wanted.has('commits') ? commits.commits().catch(() => null) : null)

  const advisories = once(async () => {
    const { owner, name: repo } = reading
    return advisoriesFrom(await ledger.restAside(ADVISORIES_ROUTE, { owner, repo, per_page: PAGE }))
  })

  function firstSteps(): Promise<unknown>[] {
    const wants = (...names: FactName[]) => names.some((name) => wanted.has(name))
    const now = [core(), ...(wants('commits', 'team') ? [commits.firstHistory()] : [])]
    if (reading.period.past) return now
    return [
      ...now,
      threads.newest(),
      ...(wants('tree', 'documents', 'licenseHistory') ? [files.tree()] : []),
      ...(wants('advisories') ? [advisories()] : []),
    ]
  }

  function fact<Name extends FactName>(
    page: string,
    read: () => Promise<FactValues[Name]>,
  ): () => Promise<Fact<FactValues[Name]>> {
    return once(async () => {
      const result = await factFrom(async () => ({ value: await read(), evidence: [await evidence(page)] }))
      // A missing repository is no unknown fact: it ends the run.
      if (!result.known) await core().catch(onlyIfMissing)
      return result
    })
  }

  async function closedLateToo<T>(
    listing: Listing<T>,
    join: (answer: PartAnswer) => Listing<T>,
  ): Promise<Listing<T>> {
    if (listing.coverage.whole) return listing
    try {
      const answer = await files.closedLate()
      return answer === null ? listing : join(answer)
    } catch (error) {
      return withoutClosedLate(listing, error)
    }
  }

  /** GitHub tells the licence of today. */
  async function licenseUnchanged(): Promise<void> {
    const { changes } = await files.licenseHistory()
    if (changes.every(({ committedAt }) => committedAt <= reading.period.until)) return
    throw new NotTold('not-collected', 'The licence files have changed since the day judged')
  }

  async function evidence(page: string): Promise<Evidence> {
    const { owner, name } = await today()
    return { url: `${reading.github.webUrl}/${owner}/${name}${page}`, retrievedAt: reading.retrievedAt() }
  }

  return {
    repository: fact<'repository'>('', async () => repositoryFrom(await core(), reading)),
    owner: fact<'owner'>('', async () => ownerFrom(await overview())),
    license: fact<'license'>('', async () => {
      if (!(await files.holdsToday())) await licenseUnchanged()
      return licenseFrom(await overview())
    }),
    licenseHistory: fact<'licenseHistory'>('/commits', files.licenseHistory),
    tree: fact<'tree'>('/tree/HEAD', files.tree),
    documents: fact<'documents'>('/tree/HEAD', files.documents),
    commits: fact<'commits'>('/commits', commits.commits),
    tags: fact<'tags'>('/tags', async () => tagsFrom(await overview(), reading)),
    releases: fact<'releases'>('/releases', async () => releasesFrom(await overview(), reading)),
    issues: fact<'issues'>('/issues?q=is%3Aissue', async () => {
      const listing = await threads.issues()
      if (!(await core()).hasIssuesEnabled) throw issuesOff()
      return closedLateToo(listing, (answer) => withClosedLate(listing, answer, LATE_ISSUES))
    }),
    pulls: fact<'pulls'>('/pulls?q=is%3Apr', async () => {
      const listing = await threads.pulls()
      return closedLateToo(listing, (answer) => withClosedLate(listing, answer, LATE_PULLS))
    }),
    backlog: fact<'backlog'>('/issues', files.backlog),
    discussions: fact<'discussions'>('/discussions', async () => {
      if (!(await core()).hasDiscussionsEnabled) {
        throw new NotTold('not-collected', 'Discussions are switched off on GitHub')
      }
      return discussionsFrom(await overview(), reading)
    }),
    community: fact<'community'>('/community', files.community),
    advisories: fact<'advisories'>('/security/advisories', advisories),
    team: fact<'team'>('/graphs/contributors', async () => {
      if (reading.period.past) {
        throw new NotTold('not-collected', "The team's other projects are told as of today only")
      }
      return commits.team()
    }),
  }
}

function onlyIfMissing(error: unknown): void {
  if (error instanceof RepositoryNotFound) throw error
}
