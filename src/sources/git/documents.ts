import { followLinks } from '../../analysis/file-roles/links.ts'
import { filesToRead, type ReadingLimits } from '../../analysis/file-roles/to-read.ts'
import type { Document, Documents } from '../../model/facts/documents.ts'
import { cleanText } from '../../text/untrusted.ts'
import type { GitRepository } from './repository.ts'
import { runGit } from './run.ts'
import type { LocalTree } from './tree.ts'

const LIMITS: ReadingLimits = { files: 400, ofParts: 400, bytes: 500_000 }

/** The texts that matter, from the objects of the repository and not from the work tree. */
export async function readDocuments(repository: GitRepository, tree: LocalTree): Promise<Documents> {
  const { paths, unread: left } = filesToRead(tree.entries, LIMITS)
  const chosen = paths.flatMap((path) => {
    const oid = tree.blobs.get(path)
    return oid === undefined ? [] : [[path, oid] as const]
  })
  const contents = await readBlobs(
    repository,
    chosen.map(([, oid]) => oid),
  )

  const texts: Document[] = []
  const unread = [...left]
  for (const [path, oid] of chosen) {
    const content = contents.get(oid)
    if (content === undefined) unread.push({ path, detail: 'Not in this clone' })
    else if (content.includes(0)) unread.push({ path, detail: 'It is not a text file' })
    else texts.push(documentOf(repository, path, content))
  }
  return followLinks({ texts, unread }, tree.entries)
}

function documentOf(repository: GitRepository, path: string, content: Buffer): Document {
  const text = cleanText(content.toString('utf8'))
  return {
    path,
    text,
    truncated: false,
    url: `git -C ${repository.path} show ${repository.revision}:${path}`,
  }
}

/** Content by object id; ids the repository does not hold are left out. */
async function readBlobs(repository: GitRepository, oids: readonly string[]): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>()
  if (oids.length === 0) return contents
  const output = await runGit(repository.path, ['cat-file', '--batch'], { input: `${oids.join('\n')}\n` })
  let at = 0
  while (at < output.length) {
    const end = output.indexOf(0x0a, at)
    if (end < 0) break
    const [oid = '', type, size] = output.subarray(at, end).toString('latin1').split(' ')
    at = end + 1
    if (type === 'missing') continue
    contents.set(oid, output.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return contents
}
