import { open } from 'node:fs/promises'
import type { Scorecard } from '../model/scorecard.ts'
import { asScorecard, scorecardSchema } from '../model/scorecard-schema.ts'
import { UserError } from '../model/user-error.ts'

const MAX_BYTES = 16 * 1024 * 1024
const HINT = 'Give a file that oss-check wrote with --format json, of one target'

/** A scorecard kept earlier, checked against the published schema. */
export async function readScorecard(path: string): Promise<Scorecard> {
  const parsed = scorecardSchema.safeParse(parseJson(path, await readBounded(path)))
  if (parsed.success) return asScorecard(parsed.data)
  const [issue] = parsed.error.issues
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
  throw new UserError(`${path} is no scorecard${place}`, HINT)
}

async function readBounded(path: string): Promise<string> {
  try {
    await using file = await open(path)
    const { size } = await file.stat()
    if (size > MAX_BYTES) throw new UserError(`${path} is too large to be a scorecard`, HINT)
    return await file.readFile('utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new UserError(`${path} cannot be read (${code})`, HINT)
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UserError(`${path} is not JSON`, HINT)
  }
}
