import * as z from 'zod/mini'
import { texts } from '../scalars.ts'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'
import { amount, type LabRun, labRun } from './lab-run.ts'
import { isLater } from './moment.ts'

export interface SandboxRun extends LabRun {
  kind: 'sandbox'
  /** Hosts that packages were allowed to reach while the network was observed. */
  allowedHosts: readonly string[]
  findings: readonly LabFinding[]
  stages: readonly SandboxStage[]
  /** The package as published, read without running it; null for a command. */
  contents: PackageContents | null
}

export type LabArea = 'network' | 'processes' | 'files' | 'canaries' | 'lockdown' | 'difference' | 'contents'

export interface LabFinding {
  /** `<area>/<what>` */
  id: string
  area: LabArea
  severity: 'info' | 'notice' | 'severe'
  /** "postinstall started curl to 203.0.113.7" */
  summary: string
}

export interface SandboxStage {
  name: string
  network: 'off' | 'observed'
  exitCode: number | null
  /** `limit`: it took more memory, processes or output than it was given. */
  ended: 'exited' | 'timeout' | 'limit' | 'killed'
  seconds: number
  /** Names looked up and addresses tried, `host:port`, with what came of it. */
  hosts: readonly string[]
  processes: readonly string[]
  written: readonly string[]
  readOutside: readonly string[]
  /** Why it may have done more than was seen, such as "3 calls cut short"; empty: every call was seen. */
  unseen: readonly string[]
}

/** What a published archive holds. Paths are those inside it; lists are bounded. */
export interface PackageContents {
  files: number
  compressedBytes: number
  unpackedBytes: number
  dependencies: number
  /** `postinstall: node install.js` */
  installScripts: readonly string[]
  binaries: readonly string[]
  minified: readonly string[]
  obfuscated: readonly string[]
  /** Files whose source mentions it. */
  uses: { eval: readonly string[]; childProcess: readonly string[]; network: readonly string[] }
  domains: readonly string[]
  /** In the archive and not in the tagged source; null where there was no tag to compare with. */
  notInTag: readonly string[] | null
  oddPermissions: readonly string[]
  /** Entries that lead out of the archive, links, devices. */
  hostile: readonly string[]
  /** Why reading stopped before the end; null: it did not. */
  cut: string | null
}

/** @internal What a document of the sandbox holds. */
export const sandboxRun = {
  ...labRun,
  kind: z.literal('sandbox'),
  allowedHosts: texts,
  findings: z.array(
    z.object({
      id: z.string(),
      area: z.enum(['network', 'processes', 'files', 'canaries', 'lockdown', 'difference', 'contents']),
      severity: z.enum(['info', 'notice', 'severe']),
      summary: z.string(),
    }),
  ),
  stages: z.array(
    z.object({
      name: z.string(),
      network: z.enum(['off', 'observed']),
      exitCode: z.nullable(z.number()),
      ended: z.enum(['exited', 'timeout', 'limit', 'killed']),
      seconds: amount,
      hosts: texts,
      processes: texts,
      written: texts,
      readOutside: texts,
      unseen: texts,
    }),
  ),
  contents: z.nullable(
    z.object({
      files: amount,
      compressedBytes: amount,
      unpackedBytes: amount,
      dependencies: amount,
      installScripts: texts,
      binaries: texts,
      minified: texts,
      obfuscated: texts,
      uses: z.object({ eval: texts, childProcess: texts, network: texts }),
      domains: texts,
      notInTag: z.nullable(texts),
      oddPermissions: texts,
      hostile: texts,
      cut: z.nullable(z.string()),
    }),
  ),
}

const schema: z.ZodMiniType<readonly SandboxRun[]> = z.array(z.object({ ...sandboxRun, source: z.string() }))

/** What runs in the sandbox showed, newest first. */
export const sandbox = defineFact({
  name: 'sandbox',
  about: 'you',
  schema,
  rewind: (runs, moment) => known(runs.filter(({ at }) => !isLater(at, moment))),
})
