import * as z from 'zod/mini'
import { roleOf } from '../../../analysis/file-roles/roles.ts'
import { filesToRead, type ReadingLimits } from '../../../analysis/file-roles/to-read.ts'
import type { TreeEntry } from '../../../model/facts/tree.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { LicenseTexts } from '../declared-release.ts'
import type { Tarball } from '../npm/tarball.ts'
import { licenseTextsIn, mayTellTerms } from './license-texts.ts'

/** What is used of an archive: the texts that rules read, and how large it is. */
export interface Contents {
  /** Cleaned of control characters, nearest to the root first. */
  texts: readonly { path: string; text: string }[]
  /** Such files that were not read, with why in words. */
  unread: readonly { path: string; detail: string }[]
  /** Its terms, those of bundled parts included. */
  terms: LicenseTexts
  /** Of all files, unpacked. */
  bytes: number
}

/** Which files' contents have to be kept for that. */
export function keptForContents(path: string, bytes: number): boolean {
  return (
    mayTellTerms(path, bytes) || ((roleOf(path) !== null || !path.includes('/')) && bytes <= LIMITS.bytes)
  )
}

/** How it is kept between runs. */
export const CONTENTS: Codec<Contents> = json(
  z.object({
    texts: z.array(z.object({ path: z.string(), text: z.string() })),
    unread: z.array(z.object({ path: z.string(), detail: z.string() })),
    terms: z.object({
      files: z.array(z.object({ path: z.string(), text: z.string() })),
      unread: z.array(z.object({ path: z.string(), detail: z.string() })),
    }),
    bytes: z.number(),
  }),
)

/** Nobody writes a longer licence or guide. */
const LIMITS: ReadingLimits = { files: 400, ofParts: 400, bytes: 500_000 }

/** Throws RequestFault for an archive that was not read to its end. */
export function contentsOf(archive: Tarball): Contents {
  const { entries, cut } = archive
  if (cut !== null) throw new RequestFault('incomplete', cut, { final: true })
  const files = entries.filter(({ kind, safe }) => kind === 'file' && safe)
  const tree = files.map(({ path, bytes }): TreeEntry => ({ path, kind: 'file', size: bytes }))
  const { paths, unread } = filesToRead(tree, LIMITS)
  const contents = new Map(files.map(({ path, content }) => [path, content]))
  const read = paths.map((path) => ({ path, content: contents.get(path) ?? null }))
  const texts = read.flatMap(({ path, content }) => {
    const text = content === null ? '\0' : Buffer.from(content).toString('utf8')
    return text.includes('\0') ? [] : [{ path, text: cleanText(text) }]
  })
  const untold = read.filter(({ path }) => texts.every((one) => one.path !== path))
  return {
    texts,
    unread: [...unread, ...untold.map(({ path }) => ({ path, detail: 'It is not a text file' }))],
    terms: licenseTextsIn(archive),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
