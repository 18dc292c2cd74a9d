import type { Mapping } from '../../../text/mapping.ts'
import { type Surroundings, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'

/** The package.json in a folder beside a lockfile; null: it is not there, or unreadable, which its own reader says. */
export async function manifestOf(beside: Surroundings, folder = ''): Promise<Mapping | null> {
  const text = await beside.text(folder === '' ? 'package.json' : `${folder}/package.json`)
  if (text === null) return null
  try {
    return parseJson(text).top
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}
