import * as z from 'zod/mini'
import type { FileChange, FileHistory } from '../../vocabulary/history.ts'
import type { Document, Documents } from '../../vocabulary/repository.ts'
import { connection, section } from './answer.ts'
import type { Part, PartAnswer } from './part.ts'
import type { Reading } from './reading.ts'

/** Longest text kept of a file, in UTF-16 units. */
const MAX_TEXT_LENGTH = 200_000
const CHANGES_PAGE = 20

/** Texts of files as of a commit, or of `HEAD`. */
export function textsPart(
  { owner, name }: Pick<Reading, 'owner' | 'name'>,
  commit: string,
  paths: readonly string[],
): Part {
  const expressions = paths.map((path, index) => [`file${index}`, ['String!', `${commit}:${path}`] as const])
  const aliases = paths.map((_, index) => `file${index}: object(expression: $file${index}) { ...Text }`)
  return {
    variables: { owner: ['String!', owner], name: ['String!', name], ...Object.fromEntries(expressions) },
    fields: {
      texts: `repository(owner: $owner, name: $name) {
    ${['id', ...aliases].join('\n    ')}
  }`,
    },
    connections: 0,
    fragments: paths.length > 0 ? [TEXT] : [],
  }
}

export function documentsFrom(answer: PartAnswer, paths: readonly string[], blobUrl: string): Documents {
  const texts: Document[] = []
  const unread: { path: string; detail: string }[] = []
  for (const [index, path] of paths.entries()) {
    const error = answer.errors.find(({ path: [, alias] }) => alias === `file${index}`)
    if (error) {
      unread.push({ path, detail: error.message })
      continue
    }
    const blob = section(answer, ['texts', `file${index}`], z.nullable(blobSchema))
    if (blob === null) continue
    if (typeof blob.text !== 'string') {
      const detail = blob.isBinary ? 'It is not a text file' : 'GitHub did not give its text'
      unread.push({ path, detail })
      continue
    }
    texts.push({
      path,
      text: blob.text.slice(0, MAX_TEXT_LENGTH),
      truncated: blob.isTruncated === true || blob.text.length > MAX_TEXT_LENGTH,
      url: `${blobUrl}/${path}`,
    })
  }
  return { texts, unread }
}

/** Commits that touched each of the paths up to the day judged. */
export function licenseHistoryPart(
  { owner, name, period }: Pick<Reading, 'owner' | 'name' | 'period'>,
  paths: readonly string[],
): Part {
  const variables = paths.map((path, index) => [`path${index}`, ['String!', path] as const])
  const aliases = paths.map(
    (_, index) =>
      `path${index}: history(path: $path${index}, until: $until, first: ${CHANGES_PAGE}) { ...Changes }`,
  )
  return {
    variables: {
      owner: ['String!', owner],
      name: ['String!', name],
      until: ['GitTimestamp!', period.until],
      ...Object.fromEntries(variables),
    },
    fields: {
      licenses: `repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit {
    ${aliases.join('\n    ')}
  } } } }`,
    },
    connections: paths.length,
    fragments: [CHANGES],
  }
}

export function licenseHistoryFrom(answer: PartAnswer, paths: readonly string[]): FileHistory {
  const pages = paths.map((path, index) => ({
    path,
    page: connection(answer, ['licenses', 'defaultBranchRef', 'target', `path${index}`], changeSchema),
  }))
  return {
    complete: pages.every(({ page }) => page.next === null && page.broken === 0),
    changes: pages
      .flatMap(({ path, page }) => page.nodes.map((node) => changeFrom(path, node)))
      .sort((a, b) => (a.committedAt < b.committedAt ? 1 : a.committedAt > b.committedAt ? -1 : 0)),
  }
}

const TEXT = `fragment Text on GitObject { __typename ... on Blob { text isTruncated isBinary } }`

const CHANGES = `fragment Changes on CommitHistoryConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { oid committedDate messageHeadline url author { name email user { login } } }
}`

const blobSchema = z.object({
  text: z.nullish(z.string()),
  isTruncated: z.nullish(z.boolean()),
  isBinary: z.nullish(z.boolean()),
})

const changeSchema = z.object({
  oid: z.string(),
  committedDate: z.string(),
  messageHeadline: z.string(),
  url: z.string(),
  author: z.nullable(
    z.object({
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
      user: z.nullable(z.object({ login: z.string() })),
    }),
  ),
})

function changeFrom(path: string, node: z.infer<typeof changeSchema>): FileChange {
  return {
    path,
    oid: node.oid,
    committedAt: node.committedDate,
    headline: node.messageHeadline,
    author: {
      login: node.author?.user?.login ?? null,
      name: node.author?.name ?? null,
      email: node.author?.email ?? null,
    },
    url: node.url,
  }
}
