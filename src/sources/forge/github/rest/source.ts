import { filesToRead } from '../../../../analysis/file-roles/to-read.ts'
import type { Listing } from '../../../../model/facts/listing.ts'
import type { Release } from '../../../../model/facts/releases.ts'
import type { Tree } from '../../../../model/facts/tree.ts'
import type { FactName, FactValues } from '../../../../model/facts.ts'
import type { Evidence, Fact } from '../../../../model/unknown.ts'
import { unknown } from '../../../../model/unknown.ts'
import type { Readers } from '../../../source.ts'
import { advisoriesFrom } from '../advisories.ts'
import { restData } from '../answer.ts'
import { GitHubError } from '../client/client.ts'
import { issuesOff, READING_LIMITS } from '../file-steps.ts'
import { factFrom, NotTold, once, type Reading, RepositoryNotFound } from '../request.ts'
import { EMPTY_TREE } from '../tree.ts'
import { commitsFromRest } from './commits.ts'
import { pageFrom, type RestPages, restListing } from './page.ts'
import { communityFromRest, licenseFromRest, ownerFromRest, repositoryFromRest } from './repository.ts'
import { fileSchema, type RestRelease, type RestThread, releaseSchema } from './schemas.ts'
import { restSteps } from './steps.ts'
import { issuesFromRest, pullsFromRest } from './threads.ts'

/** Facts of one repository by REST, for who has no token: ten requests, put where they answer most. */
export function restSource(reading: Reading, wanted: ReadonlySet<FactName>): Readers {
  const steps = restSteps(reading, wanted)

  function fact<Name extends FactName>(page: string, read: () => Promise<FactValues[Name]>) {
    return once(async (): Promise<Fact<FactValues[Name]>> => {
      // A missing repository is no unknown fact: it ends the run.
      await steps.repository().catch(onlyIfMissing)
      return factFrom(async () => ({ value: await read(), evidence: [evidence(page)] }))
    })
  }

  function evidence(page: string): Evidence {
    const { github, owner, name, retrievedAt } = reading
    return { url: `${github.webUrl}/${owner}/${name}${page}`, retrievedAt: retrievedAt() }
  }

  return {
    repository: fact<'repository'>('', async () => repositoryFromRest(await steps.repository(), reading)),
    owner: fact<'owner'>('', async () => ownerFromRest(await steps.repository())),
    license: fact<'license'>('', async () => {
      if (!reading.period.past) return licenseFromRest(await steps.repository())
      const file = await steps.licenseFile()
      return file === null
        ? { spdxId: null, name: null }
        : licenseFromRest(restData(file, fileSchema, 'a file'))
    }),
    tree: fact<'tree'>('/tree/HEAD', steps.tree),
    documents: fact<'documents'>('/tree/HEAD', async () => {
      const texts = await steps.texts()
      const { entries } = await steps.tree().catch(emptyIfNotTold)
      const { paths, unread } = filesToRead(entries, READING_LIMITS)
      const untold = paths.filter((path) => texts.every((text) => text.path !== path))
      const detail = 'It takes a token to read more than the licence'
      return { texts, unread: [...untold.map((path) => ({ path, detail })), ...unread] }
    }),
    commits: fact<'commits'>('/commits', async () => commitsFromRest(await steps.commits())),
    tags: fact<'tags'>('/tags', steps.tags),
    releases: fact<'releases'>('/releases', async () =>
      releasesFrom(pageFrom(await steps.releases(), releaseSchema)),
    ),
    issues: fact<'issues'>('/issues?q=is%3Aissue', async () => {
      if (!(await steps.repository()).has_issues) throw issuesOff()
      const pages = await steps.threads()
      return threadListing(pages, issuesFromRest(pages.items, await steps.comments()), 'issues', reading)
    }),
    pulls: fact<'pulls'>('/pulls?q=is%3Apr', async () => {
      const pages = await steps.threads()
      return threadListing(
        pages,
        pullsFromRest(pages.items, await steps.comments()),
        'pull requests',
        reading,
      )
    }),
    community: fact<'community'>('/community', async () => {
      if (reading.period.past) throw needsToken('the community profile of a past day')
      const tree = await steps.tree().catch(emptyIfNotTold)
      return communityFromRest(await steps.profile(), tree, await steps.repository())
    }),
    advisories: fact<'advisories'>('/security/advisories', async () =>
      advisoriesFrom(await steps.advisories()),
    ),
    licenseHistory: async () => withoutToken('the history of the licence files'),
    backlog: async () => withoutToken('the counts of all issues'),
    discussions: async () => withoutToken('discussions'),
    team: async () => withoutToken("the team's other projects"),
  }
}

// A missing permission hides an answer that exists: a fault, so that no point looks better for want of a token.
function withoutToken(what: string) {
  return unknown('denied', `It takes a token to read ${what}`)
}

function needsToken(what: string): NotTold {
  return new NotTold('denied', `It takes a token to read ${what}`)
}

/** Issues and pull requests come in one list, but of a past day in one each: then each ends on a day of its own. */
function threadListing<T extends { createdAt: string }>(
  pages: RestPages<RestThread>,
  items: readonly T[],
  what: string,
  { period }: Reading,
): Listing<T> {
  const oldest = period.past ? items.at(-1)?.createdAt : pages.items.at(-1)?.created_at
  return restListing(pages, items, what, oldest ?? null)
}

function releasesFrom(pages: RestPages<RestRelease>): Listing<Release> {
  const items = pages.items.flatMap(({ tag_name, published_at, prerelease, draft, html_url }) =>
    draft || published_at === null
      ? []
      : [{ tag: tag_name, publishedAt: published_at, prerelease, url: html_url }],
  )
  return restListing(pages, items, 'releases', items.at(-1)?.publishedAt ?? null)
}

function onlyIfMissing(error: unknown): void {
  if (error instanceof RepositoryNotFound) throw error
}

/** A fault is thrown on: without the list of files nobody knows which texts and templates are missing. */
function emptyIfNotTold(error: unknown): Tree {
  if (error instanceof GitHubError) throw error
  return EMPTY_TREE
}
