import { createHash } from 'node:crypto'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** In the folder of the cache. The number changes with the form of a line. */
export const LEDGER_NAME = 'ledger-v1'
/** Larger answers lie in files of their own. */
export const LARGEST_ENTRY_BYTES = 4096
/** Beyond it the older half goes. About 50,000 releases. */
const MAX_LEDGER_BYTES = 24 * 1024 * 1024

/**
 * Small answers that never change, a line each in one file, so that thousands are read at once. Neither reading nor writing
 * fails: a line that is torn or broken is not there. Several processes may write: each line is appended whole.
 */
export interface Ledger {
  read(key: string): Promise<Buffer | null>
  /** Written behind the caller's back; `settle` waits for it. */
  write(key: string, bytes: Uint8Array): void
  settle(): Promise<void>
}

/** `isOurs`: whether the folder may be used at all. */
export function openLedger(folder: string, isOurs: () => Promise<boolean>): Ledger {
  const path = join(folder, LEDGER_NAME)
  let loaded: Promise<Map<string, string>> | undefined
  let waiting: string[] = []
  let writing: Promise<void> | undefined
  const lines = () => {
    loaded ??= isOurs().then((ours) => (ours ? linesIn(path) : new Map()))
    return loaded
  }
  async function writeAll(): Promise<void> {
    if (!(await isOurs())) return
    while (waiting.length > 0) {
      const text = waiting.join('')
      waiting = []
      await appendFile(path, text, { mode: 0o600 })
    }
  }
  return {
    read: async (key) => {
      const line = (await lines()).get(key)
      return line === undefined ? null : bytesIn(line)
    },
    write(key, bytes) {
      const line = lineOf(key, bytes)
      waiting.push(`${line}\n`)
      void lines().then((all) => all.set(key, line))
      writing ??= writeAll()
        .catch(() => {})
        .finally(() => {
          writing = undefined
        })
    },
    settle: async () => {
      await writing
    },
  }
}

/** How many there are, and in how many bytes. */
export async function ledgerSize(folder: string): Promise<{ entries: number; bytes: number }> {
  const text = await readFile(join(folder, LEDGER_NAME), 'utf8').catch(() => '')
  return { entries: keyed(text).size, bytes: Buffer.byteLength(text) }
}

async function linesIn(path: string): Promise<Map<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const lines = keyed(text)
  if (text.length > MAX_LEDGER_BYTES) await halve(path, [...lines.values()]).catch(() => {})
  return lines
}

/** By key; of several the last. */
function keyed(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line]))
}

async function halve(path: string, lines: readonly string[]): Promise<void> {
  const beside = `${path}.${process.pid}`
  await writeFile(beside, `${lines.slice(lines.length >> 1).join('\n')}\n`, { mode: 0o600 })
  await rename(beside, path)
}

/** Key, digest of the answer, the answer as JSON text. */
function lineOf(key: string, bytes: Uint8Array): string {
  return `${key} ${digestOf(bytes)} ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`
}

function bytesIn(line: string): Buffer | null {
  const [, digest = '', ...rest] = line.split(' ')
  try {
    const bytes = Buffer.from(JSON.parse(rest.join(' ')), 'latin1')
    return digestOf(bytes) === digest ? bytes : null
  } catch {
    return null
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
