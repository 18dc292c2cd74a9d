import * as z from 'zod/mini'
import type { Documents } from '../../../model/facts/documents.ts'
import { section } from './answer.ts'
import { blobUrlOf, type Found, foundDocument, splitDocuments, TEXT } from './documents.ts'
import { secondAfter } from './period.ts'
import type { Part, PartAnswer } from './query.ts'
import type { Reading } from './request.ts'

/**
 * Texts as of a past commit. Beside each its text of today, and whether anything has touched it since: what nothing has
 * touched reads today as it did then.
 */
export function pastTextsPart(
  { owner, name, period }: Pick<Reading, 'owner' | 'name' | 'period'>,
  commit: string,
  paths: readonly string[],
): Part {
  const variables = paths.flatMap((path, index) => [
    [`then${index}`, ['String!', `${commit}:${path}`] as const] as const,
    [`today${index}`, ['String!', `HEAD:${path}`] as const] as const,
    [`path${index}`, ['String!', path] as const] as const,
  ])
  const texts = paths.flatMap((_, index) => [
    `then${index}: object(expression: $then${index}) { ...Text }`,
    `today${index}: object(expression: $today${index}) { ...Text }`,
  ])
  const touched = paths.map(
    (_, index) => `since${index}: history(path: $path${index}, since: $since, first: 1) { totalCount }`,
  )
  return {
    variables: {
      owner: ['String!', owner],
      name: ['String!', name],
      since: ['GitTimestamp!', secondAfter(period.until)],
      ...Object.fromEntries(variables),
    },
    fields: {
      texts: `repository(owner: $owner, name: $name) {
    ${texts.join('\n    ')}
    defaultBranchRef { target { ... on Commit { ${['oid', ...touched].join('\n    ')} } } }
  }`,
    },
    connections: paths.length,
    fragments: paths.length > 0 ? [TEXT] : [],
  }
}

export function pastDocumentsFrom(
  answer: PartAnswer,
  paths: readonly string[],
  where: Pick<Reading, 'owner' | 'name' | 'github'>,
  commit: string,
): Documents {
  return splitDocuments(
    paths.map((path, index) => pastDocument(answer, path, index, blobUrlOf(where, commit))),
  )
}

function pastDocument(answer: PartAnswer, path: string, index: number, blobUrl: string): Found {
  const then = foundDocument(answer, path, `then${index}`, blobUrl)
  if (then !== null && 'text' in then) return then
  const today = foundDocument(answer, path, `today${index}`, blobUrl)
  if (today === null || !('text' in today)) return then ?? today
  const touched = section(
    answer,
    ['texts', 'defaultBranchRef', 'target', `since${index}`],
    z.object({ totalCount: z.number() }),
  )
  return touched.totalCount === 0
    ? today
    : { path, detail: 'It has changed since the day judged, and its text of then was not given' }
}
