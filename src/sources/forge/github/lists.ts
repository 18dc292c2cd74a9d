import * as z from 'zod/mini'
import { backTo, type Coverage, NO_DAY, tornBy, wholeOf } from '../../../model/coverage.ts'
import type { Discussion } from '../../../model/facts/discussions.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import type { Release } from '../../../model/facts/releases.ts'
import type { Tag } from '../../../model/facts/tags.ts'
import { accountFrom, whoSchema } from './account.ts'
import { connection, type Page } from './answer.ts'
import { secondAfter } from './period.ts'
import type { PartAnswer } from './query.ts'
import { NotTold, type Reading } from './request.ts'

export function releasesFrom(answer: PartAnswer, reading: Reading): Listing<Release> {
  const page = connection(answer, ['releases', 'releases'], releaseNode)
  const published = page.nodes.flatMap(({ publishedAt, isDraft, ...release }) =>
    isDraft || publishedAt === null ? [] : [{ ...release, publishedAt }],
  )
  const items = published.map(({ tagName, isPrerelease, publishedAt, url }) => ({
    tag: tagName,
    prerelease: isPrerelease,
    publishedAt,
    url,
  }))
  return listFrom('releases', page, items, (release) => release.publishedAt, reading)
}

export function tagsFrom(answer: PartAnswer, reading: Reading): Listing<Tag> {
  const page = connection(answer, ['tags', 'refs'], tagNode)
  const items = page.nodes.map(({ name, target }) => ({ name, at: tagDate(target) }))
  return listFrom('tags', page, items, (tag) => tag.at, reading)
}

export function discussionsFrom(answer: PartAnswer, reading: Reading): Listing<Discussion> {
  const page = connection(answer, ['discussions', 'discussions'], discussionNode)
  const items = page.nodes.map(({ url, createdAt, author, ...node }) => ({
    url,
    createdAt,
    author: accountFrom(author),
    answered: node.category.isAnswerable ? (node.isAnswered ?? false) : null,
    answeredAt: node.answerChosenAt,
    comments: node.comments.totalCount,
  }))
  return listFrom('discussions', page, items, (discussion) => discussion.createdAt, reading)
}

const releaseNode = z.object({
  tagName: z.string(),
  publishedAt: z.nullable(z.string()),
  isPrerelease: z.boolean(),
  isDraft: z.boolean(),
  url: z.string(),
})

const committed = z.nullish(z.object({ committedDate: z.optional(z.string()) }))
const tagNode = z.object({
  name: z.string(),
  target: z.nullable(
    z.object({
      committedDate: z.optional(z.string()),
      tagger: z.nullish(z.object({ date: z.nullable(z.string()) })),
      target: committed,
    }),
  ),
})

const discussionNode = z.object({
  url: z.string(),
  createdAt: z.string(),
  isAnswered: z.nullable(z.boolean()),
  answerChosenAt: z.nullable(z.string()),
  author: whoSchema,
  category: z.object({ isAnswerable: z.boolean() }),
  comments: z.object({ totalCount: z.number() }),
})

function tagDate(target: z.infer<typeof tagNode>['target']): string | null {
  return utc(target?.tagger?.date ?? target?.committedDate ?? target?.target?.committedDate ?? null)
}

/** Git dates come with the offset of whoever wrote them. */
function utc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

/** One page, newest first. A list whose newest page is all later than the past day judged tells nothing about it. */
export function listFrom<T>(
  what: string,
  page: Page<unknown>,
  items: readonly T[],
  dateOf: (item: T) => string | null,
  { period }: Pick<Reading, 'period'>,
): Listing<T> {
  const dates = items.flatMap((item) => dateOf(item) ?? []).sort()
  const oldest = dates[0] ?? period.until
  if (page.next !== null && period.past && oldest > period.until) {
    throw new NotTold('not-collected', `The newest ${items.length} ${what} are all later than the day judged`)
  }
  return { items, coverage: coverageOf(what, page, secondAfter(oldest)) }
}

function coverageOf(what: string, { broken, next, total }: Page<unknown>, from: string): Coverage {
  if (broken > 0) {
    return tornBy(
      { reason: 'incomplete', detail: `GitHub did not give ${broken} of the ${what}` },
      NO_DAY,
      total,
    )
  }
  return next === null ? wholeOf(total) : backTo(from, total)
}
