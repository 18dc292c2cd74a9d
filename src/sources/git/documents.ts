import type { Document, Documents } from '../../model/facts/documents.ts'
import { cleanText } from '../../text/untrusted.ts'
import { isDocument } from './document-names.ts'
import type { GitRepository } from './repository.ts'
import { runGit } from './run.ts'
import type { LocalTree } from './tree.ts'

const MAX_FILES = 400
const MAX_TEXT_BYTES = 512_000

/** The texts that matter, from the objects of the repository and not from the work tree. */
export async function readDocuments(repository: GitRepository, tree: LocalTree): Promise<Documents> {
  const wanted = [...tree.blobs].filter(([path]) => isDocument(path)).sort(byDepth)
  const sizes = new Map(tree.entries.map(({ path, size }) => [path, size]))
  const isTooBig = ([path]: [string, string]) => (sizes.get(path) ?? 0) > MAX_TEXT_BYTES
  const chosen = wanted.slice(0, MAX_FILES).filter((file) => !isTooBig(file))
  const contents = await readBlobs(
    repository,
    chosen.map(([, oid]) => oid),
  )

  const texts: Document[] = []
  const unread = wanted
    .filter((file, index) => index >= MAX_FILES || isTooBig(file))
    .map(([path]) => ({ path, detail: 'More or larger than is read' }))
  for (const [path, oid] of chosen) {
    const content = contents.get(oid)
    if (content === undefined) unread.push({ path, detail: 'Not in this clone' })
    else if (!content.includes(0)) texts.push(documentOf(repository, path, content))
  }
  return { texts, unread }
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

/** What lies at the top first: in a repository with thousands of packages the cap cuts the deepest. */
function byDepth([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1)
}
