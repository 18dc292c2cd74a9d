import * as z from 'zod/mini'
import type { Document, Documents } from '../../../model/facts/documents.ts'
import type { FileChange, FileHistory } from '../../../model/facts/license-history.ts'
import { connection, section } from './answer.ts'
import type { Part, PartAnswer } from './query.ts'
import type { Reading } from './request.ts'

/** Longest text kept of a file, in UTF-16 units. */
const MAX_TEXT_LENGTH = 200_000
const CHANGES_PAGE = 20

/** Texts of files as they are today. */
export function textsPart({ owner, name }: Pick<Reading, 'owner' | 'name'>, paths: readonly string[]): Part {
  const expressions = paths.map((path, index) => [`file${index}`, ['String!', `HEAD:${path}`] as const])
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

export function documentsFrom(
  answer: PartAnswer,
  paths: readonly string[],
  where: Pick<Reading, 'owner' | 'name' | 'github'>,
): Documents {
  const url = blobUrlOf(where, 'HEAD')
  return splitDocuments(paths.map((path, index) => foundDocument(answer, path, `file${index}`, url)))
}

/** A text, why there is none, or null where there is no such file. */
export type Found = Document | Documents['unread'][number] | null

export function foundDocument(answer: PartAnswer, path: string, alias: string, blobUrl: string): Found {
  const error = answer.errors.find(({ path: [, field] }) => field === alias)
  if (error) return { path, detail: error.message }
  const blob = section(answer, ['texts', alias], z.nullable(blobSchema))
  if (blob === null) return null
  if (typeof blob.text !== 'string') {
    return { path, detail: blob.isBinary ? 'It is not a text file' : 'GitHub did not give its text' }
  }
  return {
    path,
    text: blob.text.slice(0, MAX_TEXT_LENGTH),
    truncated: blob.isTruncated === true || blob.text.length > MAX_TEXT_LENGTH,
    url: `${blobUrl}/${path}`,
  }
}

export function splitDocuments(found: readonly Found[]): Documents {
  return {
    texts: found.flatMap((each) => (each !== null && 'text' in each ? [each] : [])),
    unread: found.flatMap((each) => (each !== null && 'detail' in each ? [each] : [])),
  }
}

/** `listed`: what was asked for because the list of files names it. No text and no reason either is not "there is none". */
export function heldAgainst(listed: readonly string[], { texts, unread }: Documents): Documents {
  const told = new Set([...texts, ...unread].map(({ path }) => path))
  const untold = listed.filter((path) => !told.has(path))
  return { texts, unread: [...unread, ...untold.map((path) => ({ path, detail: UNTOLD }))] }
}

const UNTOLD = 'GitHub lists it and did not give its text'

export function blobUrlOf(
  { github, owner, name }: Pick<Reading, 'owner' | 'name' | 'github'>,
  commit: string,
): string {
  return `${github.webUrl}/${owner}/${name}/blob/${commit}`
}

/**
 * Commits that touched each of the paths. Those after the day judged too: they tell that the licence of today is not that
 * of then.
 */
export function licenseHistoryPart(
  { owner, name }: Pick<Reading, 'owner' | 'name'>,
  paths: readonly string[],
): Part {
  const variables = paths.map((path, index) => [`path${index}`, ['String!', path] as const])
  const aliases = paths.map(
    (_, index) => `path${index}: history(path: $path${index}, first: ${CHANGES_PAGE}) { ...Changes }`,
  )
  return {
    variables: {
      owner: ['String!', owner],
      name: ['String!', name],
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

export const TEXT = `fragment Text on GitObject { __typename ... on Blob { text isTruncated isBinary } }`

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
