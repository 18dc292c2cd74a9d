import { randomUUID } from 'node:crypto'
import { chmod, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../model/user-error.ts'

/**
 * Writes the whole file or nothing: a reader never sees half of it. For names of our own choosing: whatever has the name is
 * replaced, so that a link which lies in wait leads nowhere. Throws UserError where it cannot be done.
 */
export function writeFileAtomically(path: string, content: string): Promise<void> {
  return told(path, () => replace(path, content, null))
}

/**
 * As writeFileAtomically, for a path that a person gave: devices and pipes are written to, and a link stays one while the
 * file it leads to is replaced.
 */
export function writeGivenFile(path: string, content: string): Promise<void> {
  return told(path, async () => {
    const there = await stat(path).catch(nothing)
    // What lies in these folders is not kept, whatever it looks like: /dev/stdout may be a plain file.
    const isOfSystem = /^\/(?:dev|proc)\//.test(resolve(path))
    if (isOfSystem || (there !== null && !there.isFile())) await writeFile(path, content, { flag: 'a' })
    else await replace(await destinationOf(path), content, there?.mode ?? null)
  })
}

const HINT = 'Give a file in a folder that exists and may be written to'
const NO_ROOM = 'There is no room left; make some, or give a file elsewhere'
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: NO_ROOM,
  EDQUOT: NO_ROOM,
  EISDIR: 'Give a file, not a folder',
}

async function told(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const code = codeOf(error)
    throw new UserError(`${path} cannot be written (${code})`, HINTS[code] ?? HINT)
  }
}

/** `mode`: of the file that was there. */
async function replace(path: string, content: string, mode: number | null): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    await writeFile(temporary, content, { flag: 'wx' })
    if (mode !== null) await chmod(temporary, mode & 0o777)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Where a link leads, over any number of them, whether something is there or not. Circles do not get here: stat fails on them. */
async function destinationOf(path: string): Promise<string> {
  const target = await readlink(path).catch(() => null)
  return target === null ? path : destinationOf(resolve(await realpath(dirname(path)), target))
}

function nothing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}
