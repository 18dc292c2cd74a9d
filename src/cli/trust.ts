import { resolve, sep } from 'node:path'
import { UserError } from '../model/user-error.ts'
import type { Trust } from '../policy/trust.ts'
import { localPath, repositoryAt } from '../sources/subject.ts'
import { type Ledger, ledgerPath, openLedger } from '../trust/ledger.ts'
import { ownProject } from '../trust/own-project.ts'
import type { Io } from './io.ts'
import { forgesFrom, policyKeys } from './subject.ts'

/** What is trusted of the folder that one stands in, for these targets. */
export interface FolderTrust {
  ledger: Ledger
  trust: Trust
  /** Folders of the targets that are paths. */
  evaluatedPaths: readonly string[]
  /** Whether one of the targets is the project of this folder. */
  judgesOwn: boolean
}

export function folderTrust(targets: readonly string[], io: Io): FolderTrust {
  const ledger = openLedger(ledgerPath(io.env, io.platform))
  const own = ownKeys(io)
  const isOwn = (keys: readonly string[]) => keys.some((key) => own.includes(key))
  const evaluatedPaths = targets.flatMap((text) => {
    const path = localPath(text)
    return path === null ? [] : [resolve(io.cwd, path)]
  })
  const isNamed = targets.some((text) => localPath(text) === null && isOwn(keysOf(text, io)))
  const standsInside = evaluatedPaths.some((path) => `${resolve(io.cwd)}${sep}`.startsWith(`${path}${sep}`))
  const trust = { holds: (path: string) => ledger.holds(path), isOwn }
  return { ledger, trust, evaluatedPaths, judgesOwn: isNamed || standsInside }
}

/** Whether results of the lab that lie here are taken: of the project of this folder only those that were made here. */
export function takesEvidence({ ledger, judgesOwn }: FolderTrust): (path: string) => boolean {
  return (path) => ledger.holds(path, judgesOwn ? 'made' : undefined)
}

/** What was written here at a person's command is theirs. Where that cannot be remembered, it is said. */
export async function rememberMade(paths: readonly string[], io: Io): Promise<void> {
  try {
    await openLedger(ledgerPath(io.env, io.platform)).enter(paths, 'made')
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    io.stderr(`oss-check: ${error.message}, so what was written has to be named to be taken\n`)
  }
}

/** As targetKeysOf has them. */
function ownKeys(io: Io): readonly string[] {
  const { remotes, packages } = ownProject(io.cwd)
  const repositories = remotes.flatMap((address) => {
    const found = repositoryAt(address, forgesFrom(io.env))
    return found === null ? [] : [[found.host, ...found.path].join('/').toLowerCase()]
  })
  return [...repositories, ...packages.map(({ type, name }) => `${type}:${name}`.toLowerCase())]
}

/** What names no project is told where it is read. */
function keysOf(text: string, io: Io): readonly string[] {
  try {
    return policyKeys(text, io.env)
  } catch {
    return []
  }
}
