import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import type { Reading } from '../inventory/read.ts'
import { loadPolicy, type PolicyBook } from '../policy/load.ts'
import { TRUSTING } from '../policy/trust.ts'
import type { ScanCircumstances } from '../scan.ts'
import { installedTrees } from '../sources/components/installed/index.ts'
import { ECOSYSTEMS } from '../sources/ecosystem/index.ts'
import { openClients } from './clients.ts'
import type { Io } from './io.ts'
import type { ReadingOptions } from './reading-flags.ts'
import type { ScanOptions } from './scan-options.ts'

/** What of a command line the licences of components are read by. */
export type ScanningOptions = ReadingOptions &
  Pick<ScanOptions, 'paths' | 'texts' | 'offline' | 'policyPath' | 'policy'>

/**
 * Policy, clients and what is installed, open while `work` is at it. `reading` is what it reads inventories with. Its progress
 * is told on stderr until `work` calls `quiet`: from then on nothing is, as it would be drawn over.
 */
export async function whileScanning<Result>(
  options: ScanningOptions,
  io: Io,
  work: (circumstances: ScanCircumstances, reading: Reading, quiet: () => void) => Promise<Result>,
): Promise<Result> {
  const { cwd, env, now } = io
  const { texts } = options
  const book = await scanPolicy(options, io)
  let isQuiet = false
  const stderr = (text: string) => {
    if (!isQuiet) io.stderr(text)
  }
  const { clients, net, pom, progress } = openClients({ ...options, targets: [] }, { ...io, stderr })
  const end = progress.begin('the licences')
  const quiet = () => {
    end()
    progress.end()
    isQuiet = true
  }
  const circumstances: ScanCircumstances = {
    book,
    cost: net.cost,
    now,
    installed: installedTrees({ root: cwd, home: homedir(), env }),
    texts,
    registry: async (ecosystem) => {
      const registered = ECOSYSTEMS.find(({ id }) => id === ecosystem)
      return registered ? clients.registry(await registered.load()) : null
    },
  }
  try {
    return await work(circumstances, { pom, exclude: excludedBy(book) }, quiet)
  } finally {
    if (!isQuiet) quiet()
  }
}

/**
 * What is judged is what the folder uses; whose it is the person says by scanning it, and none of its code is run. Your work is
 * what is scanned, wherever one stands.
 */
export function scanPolicy(
  { paths, policyPath, policy: flags }: Pick<ScanningOptions, 'paths' | 'policyPath' | 'policy'>,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<PolicyBook> {
  const projects = paths.map((path) => folderOf(resolve(cwd, path)))
  return loadPolicy({ cwd, env, flags, policyPath, rules, plugins: false, trust: TRUSTING, projects })
}

/** Of a file that is named, or of what is no path at all, the folder that it would lie in. */
function folderOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path)
}

export function excludedBy(book: PolicyBook): readonly string[] {
  return book.forTarget([]).policy.exclude
}
