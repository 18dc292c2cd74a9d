import { readFile, stat } from 'node:fs/promises'
import * as z from 'zod/mini'
import { writeGivenFile } from '../disk/atomic-file.ts'
import type { Collected } from '../model/collected.ts'
import { factsSchema } from '../model/facts-schema.ts'
import { count, instant, text } from '../model/scalars.ts'
import { UserError } from '../model/user-error.ts'
import { VERSION } from '../model/version.ts'
import { jsonText } from '../text/json-text.ts'
import { cleanDeep } from '../text/untrusted.ts'

const SCHEMA_VERSION = 1
/** A busy project takes 2 to 5 MB. */
const MAX_BYTES = 64 * 1024 * 1024

/** Keeps what was collected, for `--facts`: offline evaluation, audits, bug reports. Whole or not at all. */
export async function saveFacts(path: string, collected: Collected, now: Date): Promise<void> {
  const content = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'oss-check', version: VERSION },
    collectedAt: now.toISOString(),
    ...collected,
  }
  await writeGivenFile(path, `${jsonText(content, 1)}\n`)
}

/** Reads a facts file, checked and cleaned. Throws UserError for whatever is no facts file of this version. */
export async function loadFacts(path: string): Promise<Collected> {
  const value = parsed(await contentOf(path), path)
  const version = z.object({ schemaVersion: z.number() }).safeParse(value)
  if (!version.success) throw notFacts(path, 'it has no schemaVersion')
  if (version.data.schemaVersion !== SCHEMA_VERSION) {
    throw new UserError(
      `${path} is a facts file of version ${version.data.schemaVersion}; this is oss-check ${VERSION}, which reads version ${SCHEMA_VERSION}`,
      'Collect again with --save-facts, or use the oss-check that wrote it',
    )
  }
  const result = fileSchema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw notFacts(path, `${where(issue?.path ?? [])}: ${issue?.message ?? 'not understood'}`)
}

const fileSchema = z.object({
  target: z.object({
    kind: z.string().check(z.regex(/^[a-z][a-z\d.+-]*$/)),
    host: text,
    owner: text,
    repo: text,
    url: z.string(),
    name: z.string(),
    example: z.boolean(),
  }),
  facts: factsSchema,
  asOf: instant,
  cost: z.object({
    requests: count,
    graphqlPoints: count,
    rounds: count,
    notModified: count,
    rateLimitRemaining: z.nullable(z.int()),
    hosts: z._default(z.array(z.object({ host: z.string(), requests: count, bytes: count })), []),
  }),
  notices: z.array(z.object({ level: z.enum(['info', 'warning']), text: z.string() })),
}) satisfies z.ZodMiniType<Collected>

async function contentOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) {
      throw new UserError(
        `${path} is too large for a facts file (${Math.round(size / 1024 / 1024)} MB, at most ${MAX_BYTES / 1024 / 1024})`,
        'Give a file that --save-facts has written',
      )
    }
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new UserError(`${path} cannot be read (${code})`, 'Give a file that --save-facts has written')
  }
}

function parsed(content: string, path: string): unknown {
  try {
    return cleanDeep(JSON.parse(content))
  } catch {
    throw notFacts(path, 'it is not JSON')
  }
}

function notFacts(path: string, why: string): UserError {
  return new UserError(`${path} is not a facts file: ${why}`, 'Give a file that --save-facts has written')
}

function where(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'its content' : path.map(String).join('.').slice(0, 120)
}
