import type * as z from 'zod/mini'
import { backTo, NO_DAY, wholeOf } from '../../../../model/coverage.ts'
import type { Document } from '../../../../model/facts/documents.ts'
import type { Listing } from '../../../../model/facts/listing.ts'
import type { Tag } from '../../../../model/facts/tags.ts'
import type { Tree } from '../../../../model/facts/tree.ts'
import type { FactName } from '../../../../model/facts.ts'
import { restData } from '../answer.ts'
import { BUDGET } from '../budget.ts'
import type { RestAnswer } from '../client/client.ts'
import { PAGE } from '../history-query.ts'
import { formerName } from '../overview.ts'
import { dayBefore, startOf } from '../period.ts'
import { isMissing, lostBy, NotTold, once, type Reading, RepositoryNotFound } from '../request.ts'
import { EMPTY_TREE, emptiness, NO_OLD_FILES, TREE_ROUTE, treeFrom } from '../tree.ts'
import { type Extra, grant } from './extras.ts'
import { joinedPages, pageFrom, type RestPages } from './page.ts'
import { documentFromRest, isEmpty } from './repository.ts'
import {
  commentSchema,
  commitSchema,
  type RestCommit,
  type RestRelease,
  type RestRepository,
  type RestThread,
  releaseSchema,
  repositorySchema,
  tagSchema,
  threadSchema,
} from './schemas.ts'
import { type Comments, commentsFrom, NO_COMMENTS } from './threads.ts'

/**
 * The requests for one repository without a token. First the repository, under whose name of today the others ask; then
 * one page of each list; then, with what is left of the budget, the extras.
 */
export function restSteps(reading: Reading, wanted: ReadonlySet<FactName>) {
  const { github, period } = reading
  const yearAgo = startOf(period, 365)
  let spent = 0
  /** Of the first two rounds, whether a fault kept some of it from being asked or not. */
  let planned = 0

  function get(route: string, parameters: Record<string, unknown> = {}): Promise<RestAnswer> {
    spent += 1
    return github.rest(route, parameters)
  }

  const repository = once(async (): Promise<RestRepository> => {
    try {
      const answer = await get('GET /repos/{owner}/{repo}', { owner: reading.owner, repo: reading.name })
      const data = restData(answer, repositorySchema, 'the repository')
      // A rename is a redirect, and that is a request too.
      if (formerName(data.full_name, reading.owner, reading.name) !== null) spent += 1
      return data
    } catch (error) {
      if (isMissing(error)) throw new RepositoryNotFound(reading.owner, reading.name, false)
      throw error
    }
  })

  /** Below the repository, under its name of today. */
  async function below(path: string, parameters: Record<string, unknown> = {}): Promise<RestAnswer> {
    const [owner, repo] = (await repository()).full_name.split('/')
    return get(`GET /repos/{owner}/{repo}${path}`, { owner, repo, ...parameters })
  }

  const firstCommits = once(async (): Promise<RestPages<RestCommit>> => {
    try {
      const until = period.past ? { until: period.until } : {}
      return pageFrom(await below('/commits', { per_page: PAGE, ...until }), commitSchema)
    } catch (error) {
      if (emptiness(error, isEmpty(await repository()))) return NOTHING_YET
      throw error
    }
  })

  const tree = once(async (): Promise<Tree> => {
    const newest = wanted.has('commits') || period.past ? (await firstCommits()).items[0] : undefined
    try {
      const sha = period.past ? (newest?.sha ?? 'HEAD') : 'HEAD'
      const path = TREE_ROUTE.slice('GET /repos/{owner}/{repo}'.length)
      return treeFrom(await below(path, { tree_sha: sha, recursive: '1' }), newest?.sha ?? null)
    } catch (error) {
      if (emptiness(error, isEmpty(await repository()))) return EMPTY_TREE
      if (period.past && isMissing(error)) throw new NotTold('not-collected', NO_OLD_FILES)
      throw error
    }
  })

  const licenseFile = once(async () => fileOrNone(below('/license', await ofThen())))
  const readmeFile = once(async () => fileOrNone(below('/readme', await ofThen())))

  async function ofThen(): Promise<{ ref?: string | undefined }> {
    return period.past ? { ref: (await firstCommits()).items[0]?.sha } : {}
  }

  const firstThreads = once(async (): Promise<RestPages<RestThread>> => {
    if (!period.past) {
      const sorted = { state: 'all', sort: 'created', direction: 'desc', per_page: PAGE }
      return pageFrom(await below(await threadsPath(), sorted), threadSchema)
    }
    // The list is in order from now back; only the search can begin at a day.
    const { full_name } = await repository()
    const found = ['issue', 'pr'].map(async (type) => {
      const q = `repo:${full_name} is:${type} created:<=${dayBefore(period, 0)}`
      const answer = await get('GET /search/issues', { q, sort: 'created', order: 'desc', per_page: PAGE })
      return pageFrom(answer, threadSchema)
    })
    return (await Promise.all(found)).reduce((all, page) => ({
      ...joinedPages(all, page),
      more: all.more || page.more,
    }))
  })

  const profile = once(() => below('/community/profile'))
  const releases = once(() => below('/releases', { per_page: PAGE }))

  const secondRound = once(() => {
    const wants = (...names: FactName[]) => names.some((name) => wanted.has(name))
    const steps = [
      wants('commits') ? firstCommits : null,
      wants('tree', 'documents') ? tree : null,
      wants('documents') ? licenseFile : null,
      wants('issues', 'pulls') ? firstThreads : null,
      wants('community') && !period.past ? profile : null,
      wants('releases') ? releases : null,
    ]
    planned = 1 + steps.filter((step) => step !== null).length
    return Promise.allSettled(steps.map((step) => step?.()))
  })

  const extras = once(async (): Promise<ReadonlySet<Extra>> => {
    await secondRound()
    const wantsThreads = wanted.has('issues') || wanted.has('pulls')
    const [commits, threads] = await Promise.all([
      wanted.has('commits') ? firstCommits().catch(() => null) : null,
      wantsThreads ? firstThreads().catch(() => null) : null,
    ])
    const said = threads?.items.reduce((sum, thread) => sum + (thread.comments ?? 0), 0) ?? PAGE
    // Where a fault took the page that would say, the place is kept: nothing else is read for it.
    const useful = {
      readme: wanted.has('documents'),
      tags: wanted.has('tags') && (await newestReleases().catch(() => [])).length === 0,
      commits:
        wanted.has('commits') &&
        (commits === null ||
          (commits.more && (commits.items.at(-1)?.commit.committer?.date ?? '') > yearAgo)),
      // One page reaches back far enough only where little is said. Newest first from now back: no use for a past day.
      comments: wantsThreads && !period.past && said > 0 && said <= PAGE,
      threads:
        wantsThreads &&
        !period.past &&
        (threads === null || (threads.more && (threads.items.at(-1)?.created_at ?? '') > yearAgo)),
      advisories: wanted.has('advisories'),
    } satisfies Record<Extra, boolean>
    return grant(useful, BUDGET.requests - Math.max(spent, planned))
  })

  const newestReleases = once(async (): Promise<readonly RestRelease[]> => {
    return wanted.has('releases') ? pageFrom(await releases(), releaseSchema).items : []
  })

  const comments = once(async (): Promise<Comments> => {
    if (!(await extras()).has('comments')) return NO_COMMENTS
    const newest = { sort: 'created', direction: 'desc', per_page: PAGE }
    return commentsFrom(pageFrom(await below('/issues/comments', newest), commentSchema))
  })

  /** The second page of a list, where it was granted; why it is missing stays with the list. */
  async function secondPage<T>(
    extra: Extra,
    pages: RestPages<T>,
    read: () => Promise<RestAnswer>,
    item: z.ZodMiniType<T>,
  ): Promise<RestPages<T>> {
    if (!(await extras()).has(extra)) return pages
    try {
      return joinedPages(pages, pageFrom(await read(), item))
    } catch (error) {
      return { ...pages, lost: lostBy(error) }
    }
  }

  const commits = once(async () => {
    const until = period.past ? { until: period.until } : {}
    const next = () => below('/commits', { per_page: PAGE, page: 2, ...until })
    return secondPage('commits', await firstCommits(), next, commitSchema)
  })

  const threads = once(async () => {
    const sorted = { state: 'all', sort: 'created', direction: 'desc', per_page: PAGE, page: 2 }
    const read = async () => below(await threadsPath(), sorted)
    return secondPage('threads', await firstThreads(), read, threadSchema)
  })

  async function threadsPath(): Promise<string> {
    return (await repository()).has_issues ? '/issues' : '/pulls'
  }

  async function granted(extra: Extra): Promise<void> {
    if ((await extras()).has(extra)) return
    throw new NotTold('over-budget', 'It takes a token: ten requests without one go to other facts')
  }

  return {
    repository,
    commits,
    tree,
    threads,
    releases,
    profile,
    comments,
    async advisories() {
      await granted('advisories')
      return below('/security-advisories', { per_page: PAGE })
    },
    async tags(): Promise<Listing<Tag>> {
      const released = await newestReleases()
      if (released.length > 0) return tagsOfReleases(released)
      await granted('tags')
      // Where the commits are not to be had, no tag has a day: that is not told as tags without releases.
      const dates = new Map((await commits()).items.map((each) => [each.sha, each]))
      const { items, more } = pageFrom(await below('/tags', { per_page: PAGE }), tagSchema)
      const tags = items.map(({ name, commit }) => ({
        name,
        at: dates.get(commit.sha)?.commit.committer?.date ?? null,
      }))
      // Of a past day only what is dated is known to have been there.
      const cut = more || period.past
      return {
        items: period.past ? tags.filter((tag) => tag.at !== null) : tags,
        // In the order of their names: a cut list is whole since no day.
        coverage: cut ? backTo(period.until, null) : wholeOf(items.length),
      }
    },
    licenseFile,
    /** The licence and the README. */
    async texts(): Promise<Document[]> {
      const [license, readme] = await Promise.all([
        licenseFile(),
        extras().then((some) => (some.has('readme') ? readmeFile() : null)),
      ])
      return [license, readme].flatMap((answer) => (answer === null ? [] : documentFromRest(answer)))
    },
  }
}

/** Where it makes releases, their tags are dated at no further request; what it tagged besides is left out. */
function tagsOfReleases(releases: readonly RestRelease[]): Listing<Tag> {
  const items = releases.map(({ tag_name, published_at }) => ({ name: tag_name, at: published_at }))
  return { items, coverage: backTo(items.at(-1)?.at ?? NO_DAY, null) }
}

const NOTHING_YET: RestPages<RestCommit> = { items: [], more: false, broken: 0, lost: null }

async function fileOrNone(reading: Promise<RestAnswer>): Promise<RestAnswer | null> {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
