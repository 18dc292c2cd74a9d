import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { recognise } from '../../analysis/licensing/text/recognise.ts'
import type { Recognition } from '../../analysis/licensing/text/recognition.ts'
import { UserError } from '../../model/user-error.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'

/** A licence is a few pages, a list of a thousand components' licences some megabytes. */
const MAX_BYTES = 4 * 1024 * 1024

/** `license --text`: names the licence of each file (`-`: standard input), a line each. What cannot be read is told. */
export async function answerTexts(
  files: readonly string[],
  format: 'text' | 'json',
  io: Io,
): Promise<ExitCode> {
  if (files.length === 0) {
    throw new UserError('--text needs a file', 'oss-check license --text LICENSE, or - for standard input')
  }
  let exit: ExitCode = EXIT.ok
  for (const file of files) {
    try {
      const text = decoded(
        file === '-' ? await readStandardInput(io) : await readBounded(resolve(io.cwd, file)),
      )
      const found = recognise(text)
      io.stdout(format === 'json' ? `${jsonLine(recordOf(file, found))}\n` : lineOf(file, found))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      io.stderr(`${cleanLine(file)}: ${error.message}\n`)
      exit = EXIT.couldNotRun
    }
  }
  return exit
}

/** What `--json` prints of a text. `id` where it is one licence. */
function recordOf(file: string, { kind, ids, readings, ...rest }: Recognition) {
  const [only, ...more] = readings
  const id = more.length === 0 && kind === 'recognised' ? ids.find((each) => each === only) : undefined
  return { file, kind, ...(id !== undefined && { id }), ids, readings, ...rest }
}

/** Escapes keep a name exact and harmless where it is printed. */
function jsonLine(record: object): string {
  return JSON.stringify(record).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function lineOf(file: string, found: Recognition): string {
  return `${cleanLine(file)}: ${cleanLine(saidOf(found), 2_000)}\n`
}

function saidOf({ kind, ids, readings, similarity, difference, parts }: Recognition): string {
  const bundled = [...new Set(parts.filter((part) => part.kind === 'bundled').map((part) => part.ids[0]))]
  const others = bundled.length > 0 ? `; bundles ${bundled.join(', ')}` : ''
  if (kind === 'unknown') return `on no list (${readings.join(', ')})${others}`
  if (kind === 'modified') {
    const near = ids.length > 0 ? ids[0] : 'a text of the list'
    return `${near}, changed: ${difference} (${Math.floor(similarity * 100)} % the same, ${readings.join(', ')})${others}`
  }
  if (readings.length === 0) return `grants nothing of its own; lists ${bundled.join(', ')}`
  return `${readings.join(', or ')}${others}`
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EACCES: 'it may not be read',
      EISDIR: 'it is a folder',
      ENOTDIR: 'there is no such file',
    }
    throw unreadable(reasons[error.code ?? ''] ?? `it cannot be read (${error.code ?? 'unknown error'})`)
  })
  try {
    const about = await file.stat()
    if (about.isDirectory()) throw unreadable('it is a folder')
    if (!about.isFile()) throw unreadable('it is no file')
    if (about.size > MAX_BYTES) throw tooLarge(about.size)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function readStandardInput(io: Io): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of io.stdin.bytes?.() ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw tooLarge(size)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** UTF-8, UTF-16 with its mark, else Western European: what licences are written in. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw unreadable('it is no text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function tooLarge(size: number): UserError {
  return unreadable(
    `it is too large (${(size / 1024 / 1024).toFixed(1)} MB, at most ${MAX_BYTES / 1024 / 1024})`,
  )
}

function unreadable(why: string): UserError {
  return new UserError(why, 'Give the path of a licence text')
}
