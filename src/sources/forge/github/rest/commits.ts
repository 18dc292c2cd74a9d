import type { Commit } from '../../../../model/facts/commits.ts'
import type { Listing } from '../../../../model/facts/listing.ts'
import { type RestPages, restListing } from './page.ts'
import type { RestCommit } from './schemas.ts'

export function commitsFromRest(pages: RestPages<RestCommit>): Listing<Commit> {
  const items = pages.items.flatMap(commitFrom)
  // A commit without a day belongs somewhere in the list, and nobody knows where.
  const broken = pages.broken + pages.items.length - items.length
  return restListing({ ...pages, broken }, items, 'commits', items.at(-1)?.committedAt ?? null)
}

/** None where GitHub could read neither signature. */
function commitFrom({ sha, commit, author, parents }: RestCommit): Commit[] {
  const committedAt = commit.committer?.date ?? commit.author?.date
  if (committedAt === undefined) return []
  return [
    {
      oid: sha,
      committedAt,
      authoredAt: commit.author?.date ?? committedAt,
      author: {
        login: author?.login ?? null,
        name: commit.author?.name ?? null,
        email: commit.author?.email ?? null,
      },
      parents: parents.length,
    },
  ]
}
