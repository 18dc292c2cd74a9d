import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileAtomically } from '../../../disk/atomic-file.ts'
import { UserError } from '../../../model/user-error.ts'
import { withoutEnd } from '../../../text/edges.ts'
import { jsonText } from '../../../text/json-text.ts'
import { cleanDeep, cleanLine } from '../../../text/untrusted.ts'
import { EVIDENCE_SCHEMA, type Evidence, evidenceDocument } from './evidence-schema.ts'

export const DEFAULT_EVIDENCE_DIR = '.oss-check'

/** Far above what the lab writes: what is larger is not ours, and is told as broken. */
const MAX_BYTES = 20_000_000
const MAX_FILES = 2000

export interface EvidenceFolder {
  runs: readonly Evidence[]
  /** Files that claim to be evidence and cannot be read as such. */
  broken: readonly { path: string; detail: string }[]
  /** Files that may be anybody's, and were not read. */
  strange: readonly string[]
}

/** Every evidence document of a folder that `takes` takes. A folder that is not there holds none. */
export async function readEvidence(
  folder: string,
  takes: (path: string) => boolean = () => true,
): Promise<EvidenceFolder> {
  const runs: Evidence[] = []
  const broken: { path: string; detail: string }[] = []
  const strange: string[] = []
  let names: string[]
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { runs, broken, strange }
    return { runs, broken: [{ path: folder, detail: `cannot be read (${codeOf(error)})` }], strange }
  }
  if (names.length > MAX_FILES)
    broken.push({ path: folder, detail: `holds more than ${MAX_FILES} JSON files; the rest was not read` })
  for (const name of names.slice(0, MAX_FILES)) {
    const path = join(folder, name)
    if (!takes(path)) {
      strange.push(path)
      continue
    }
    const read = await readDocument(path)
    if (typeof read === 'string') broken.push({ path, detail: read })
    else if (read !== null) runs.push(read)
  }
  return { runs, broken, strange }
}

/** Writes one document, whole or not at all; gives its path. */
export async function writeEvidence(folder: string, evidence: Evidence): Promise<string> {
  const { source: _, ...content } = evidence
  const { name, version } = evidence.subject
  const what = [evidence.kind, name, version ?? '', evidence.at.replace(/[:.]/g, '')]
  const fileName = what
    .map((part) => withoutEnd(part.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, ''), '-'))
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 80))
    .join('-')
  const path = join(folder, `${fileName}.json`)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new UserError(
      `${folder} cannot be made (${codeOf(error)})`,
      'Give another folder with --evidence DIR',
    )
  }
  await writeFileAtomically(path, `${jsonText({ schema: EVIDENCE_SCHEMA, ...content }, 2)}\n`)
  return path
}

/** The document, null for JSON of somebody else, or what is wrong with it. */
async function readDocument(path: string): Promise<Evidence | string | null> {
  let content: unknown
  try {
    if ((await stat(path)).size > MAX_BYTES) return `is larger than ${MAX_BYTES / 1e6} MB`
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return error instanceof SyntaxError ? 'is not JSON' : `cannot be read (${codeOf(error)})`
  }
  if (!claimsToBeEvidence(content, path)) return null
  const parsed = evidenceDocument.safeParse(cleanDeep(content))
  if (parsed.success) return { ...parsed.data, source: path }
  const issue = parsed.error.issues[0]
  return cleanLine(`is no evidence document: ${issue?.path.join('.') || 'document'}: ${issue?.message ?? ''}`)
}

function claimsToBeEvidence(content: unknown, path: string): boolean {
  if (/(?:^|[\\/])(?:sandbox|marathon)-[^\\/]*$/.test(path)) return true
  if (typeof content !== 'object' || content === null) return false
  const kind = 'kind' in content ? content.kind : null
  return (
    ('schema' in content && content.schema === EVIDENCE_SCHEMA) || kind === 'sandbox' || kind === 'marathon'
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}
