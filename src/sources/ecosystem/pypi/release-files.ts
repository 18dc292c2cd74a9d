import * as z from 'zod/mini'
import { text } from '../../../model/scalars.ts'
import { json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { located, versionOfFile } from './releases.ts'
import { filesOnPage, type IndexFile } from './simple-page.ts'

const FILES = json<readonly IndexFile[]>(
  z.readonly(
    z.array(
      z.object({
        filename: z.string(),
        url: z.string(),
        integrity: text,
        requiresPython: text,
        yanked: text,
        uploadedAt: text,
        bytes: z.nullable(z.number()),
        hasMetadata: z.boolean(),
        attested: z.optional(z.boolean()),
      }),
    ),
  ),
)

/** What a page is asked with: JSON where the index has it. */
export interface PageRequest {
  url: string
  maxBytes: number
  accept: string
}

/**
 * The files of one version, from a page that lists those of all: kept is what a release is made of, which no index changes.
 * Empty: this index has no such version; null: nor any other. Throws RequestFault.
 */
export async function filesOfRelease(
  http: Http,
  page: PageRequest,
  { name, version }: { name: string; version: string },
): Promise<readonly IndexFile[] | null> {
  try {
    return await http.forGood({
      ...page,
      codec: FILES,
      readBy: `files of ${version}`,
      // A version may come.
      isWhole: (files) => files.length > 0,
      read(body) {
        const isOfIt = (filename: string) => versionOfFile(name, filename) === version
        return filesOnPage(body.toString('utf8'), page.url, isOfIt).map((file) => located(file, page))
      },
    })
  } catch (error) {
    if (error instanceof RequestFault && error.reason === 'not-found') return null
    throw error
  }
}
