import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import { pluginsOf, withExtended } from '../../policy/files.ts'
import { findPolicy } from '../../policy/find.ts'
import { pluginModules } from '../../policy/plugin-modules.ts'
import { npmrcOf } from '../../sources/ecosystem/npm/npmrc.ts'
import { DEFAULT_EVIDENCE_DIR } from '../../sources/evidence/lab/evidence-files.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { ledgerPath, openLedger } from '../../trust/ledger.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'

export const help = `oss-check trust - lets a folder speak for you: its policy and plugins, .npmrc, attestations and results of the lab

Usage
  oss-check trust [FOLDER]            as they are now; what changes is asked about again
  oss-check trust --forget [FOLDER]   takes it back

The folder one stands in may be the project that is judged, so what is found there holds only where it is named
(--policy, --evidence) or trusted, and never for that project itself. oss-check policy shows a policy without running it.
Kept by path and digest outside the folder (OSS_CHECK_TRUST_FILE says where).
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, { forget: { type: 'boolean' } })
  if (positionals.length > 1) throw new UserError('oss-check trust takes one folder', 'Run it once for each')
  const folder = resolve(io.cwd, positionals[0] ?? '.')
  const found = await speakers(folder)
  if (found.length === 0) {
    io.stdout('There is nothing here that oss-check would take\n')
    return EXIT.ok
  }
  const ledger = openLedger(ledgerPath(io.env, io.platform))
  const paths = found.map(({ path }) => path)
  if (values.forget) await ledger.strike(paths)
  else await ledger.enter(paths, 'read')
  const shown = found.map(({ path, says }) => [cleanLine(relative(io.cwd, path) || path), says] as const)
  const width = Math.max(...shown.map(([name]) => name.length))
  io.stdout(`${values.forget ? 'Trusted no more' : 'Trusted as they are now'}:\n`)
  for (const [name, says] of shown) io.stdout(`  ${name.padEnd(width)}  ${says}\n`)
  return EXIT.ok
}

interface Speaker {
  path: string
  /** What it may do. */
  says: string
}

/** Every file of a folder that oss-check, run there, takes something from. */
async function speakers(folder: string): Promise<Speaker[]> {
  const { path, attestations } = findPolicy(folder, null)
  const policies = path === null ? [] : withExtended(path, folder)
  const modules = await Promise.all(policies.flatMap(pluginsOf).map(pluginModules))
  const evidence = join(folder, DEFAULT_EVIDENCE_DIR)
  const results = (await readdir(evidence).catch(() => [])).filter((name) => name.endsWith('.json'))
  const npmrc = npmrcOf(folder)
  return [
    ...policies.map((file) => ({ path: file.path, says: 'policy: settings, waivers, attestations' })),
    ...[...new Set(modules.flat())].map((module) => ({
      path: module,
      says: 'plugin: code that runs as you',
    })),
    ...(attestations === null ? [] : [{ path: attestations, says: 'attestations' }]),
    ...(existsSync(npmrc) ? [{ path: npmrc, says: 'registries, and variables of yours in it' }] : []),
    ...results.map((name) => ({ path: join(evidence, name), says: 'results of the lab' })),
  ]
}
