import { createHash } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { writeFileAtomically } from '../disk/atomic-file.ts'
import { asMapping, type Mapping } from '../text/mapping.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `made`: this program wrote it, at a person's command. `read`: a person said that it may be taken. */
type Entered = 'made' | 'read'

/** Files whose word is taken, by path and digest: what changes is strange again. */
export interface Ledger {
  /** Whether the file was entered as it is now; `by`: in that way. */
  holds(path: string, by?: Entered): boolean
  /** Throws UserError where the ledger cannot be written. */
  enter(paths: readonly string[], by: Entered): Promise<void>
  strike(paths: readonly string[]): Promise<void>
}

/** Where this platform keeps what a program remembers of a person; `OSS_CHECK_TRUST_FILE` overrides. */
export function ledgerPath(env: Environment, platform: string): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir()
  return env.OSS_CHECK_TRUST_FILE || join(stateFolder(env, platform, home), 'oss-check', 'trusted.json')
}

/** One that is not there, or is broken, holds nothing. */
export function openLedger(path: string): Ledger {
  let entries = read(path)
  const write = async (next: Mapping) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => {})
    await writeFileAtomically(path, `${JSON.stringify(next, null, 1)}\n`)
    entries = next
  }
  return {
    holds(file, by) {
      const digest = digestOf(file)
      const entry = asMapping(entries[realPath(file)])
      return digest !== null && entry?.sha256 === digest && (by === undefined || entry.by === by)
    },
    enter(files, by) {
      const added = files.map((file) => [realPath(file), { sha256: digestOf(file), by }] as const)
      return write({ ...read(path), ...Object.fromEntries(added) })
    },
    strike(files) {
      const struck = files.map(realPath)
      return write(Object.fromEntries(Object.entries(read(path)).filter(([file]) => !struck.includes(file))))
    },
  }
}

function read(path: string): Mapping {
  try {
    return asMapping(JSON.parse(readFileSync(path, 'utf8'))) ?? {}
  } catch {
    return {}
  }
}

function digestOf(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return null
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function stateFolder(env: Environment, platform: string, home: string): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  // The XDG specification: a relative value is to be ignored.
  const named = env.XDG_STATE_HOME
  return named && isAbsolute(named) ? named : join(home, '.local', 'state')
}
