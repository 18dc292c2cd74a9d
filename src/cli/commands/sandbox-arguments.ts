import type { Endpoint } from '../../lab/sandbox/gateway.ts'
import { DEFAULT_LIMITS, type Limits } from '../../lab/sandbox/stage-run.ts'
import type { PackageRef } from '../../model/subject.ts'
import { UserError } from '../../model/user-error.ts'
import { packageAt } from '../../sources/ecosystem/index.ts'
import { DEFAULT_EVIDENCE_DIR } from '../../sources/evidence/lab/evidence-files.ts'
import { describeExitCodes } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'

export const help = `oss-check sandbox - install it, load it, and see what it does

Usage
  oss-check sandbox npm:name[@range] [options]     a published package
  oss-check sandbox FOLDER|FILE.tgz [options]      a package of yours, before it is published
  oss-check sandbox [options] -- COMMAND …         any command, in this folder, which it can read and not change

Every stage (install without scripts, install, import, smoke) runs twice: without network, and with a network that leads
to the registry and to the hosts you allow. Hosts, processes, files and planted credentials are watched. Needs Linux,
bubblewrap and strace, and no root.

Options
  --smoke COMMAND      a command that uses the package as you would, run in a folder where it is installed
  --allow HOST[:PORT]  a host it may talk to, repeatable (ports 80 and 443 where none is given)
  --read-only          read the archive, run nothing; of any ecosystem
  --source FOLDER      a clone: lists what is published and not in the tagged source
  --timeout SECONDS    for each stage (default ${DEFAULT_LIMITS.seconds})      --memory MB     for all its processes (default ${DEFAULT_LIMITS.memoryBytes / 1e6})
  --processes N        at the same time (default ${DEFAULT_LIMITS.processes})         --disk MB       of what it writes, in memory (default ${DEFAULT_LIMITS.scratchBytes / 1e6})
  --for TARGET         a target the evidence answers for, repeatable          --version V     the version a command runs
  --by NAME            who ran it (default: your account)
  --evidence DIR       where the evidence goes (default ${DEFAULT_EVIDENCE_DIR})        --json          the evidence on stdout

${describeExitCodes({ ok: 'nothing severe', failed: 'something severe was seen', undecidable: 'not everything was seen' })}
`

export interface SandboxArguments {
  target: string | null
  /** The published package that the target names; null for folders, files and commands. */
  published: PackageRef | null
  command: readonly string[] | null
  smoke: string | null
  allowed: readonly Endpoint[]
  readOnly: boolean
  source: string | null
  limits: Limits
  answersFor: readonly string[]
  version: string | null
  by: string | undefined
  evidenceDir: string
  json: boolean
}

export function parseSandboxArguments(args: readonly string[]): SandboxArguments {
  const separator = args.indexOf('--')
  const before = separator === -1 ? args : args.slice(0, separator)
  const command = separator === -1 ? null : args.slice(separator + 1)
  const { values, positionals } = parseFlags(before, {
    smoke: { type: 'string' },
    allow: { type: 'string', multiple: true },
    'read-only': { type: 'boolean' },
    source: { type: 'string' },
    timeout: { type: 'string' },
    memory: { type: 'string' },
    processes: { type: 'string' },
    disk: { type: 'string' },
    for: { type: 'string', multiple: true },
    version: { type: 'string' },
    by: { type: 'string' },
    evidence: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [target = null, ...more] = positionals
  if (more.length > 0 || (target === null) === (command === null) || command?.length === 0) {
    throw new UserError('Give one package, or a command after --', 'oss-check sandbox --help shows how')
  }
  return {
    target,
    published: target === null ? null : packageAt(target),
    command,
    smoke: values.smoke ?? null,
    allowed: (values.allow ?? []).flatMap(endpointsOf),
    readOnly: values['read-only'] ?? false,
    source: values.source ?? null,
    limits: {
      seconds: amount('timeout', values.timeout, DEFAULT_LIMITS.seconds),
      memoryBytes: amount('memory', values.memory, DEFAULT_LIMITS.memoryBytes / 1e6) * 1e6,
      processes: amount('processes', values.processes, DEFAULT_LIMITS.processes),
      scratchBytes: amount('disk', values.disk, DEFAULT_LIMITS.scratchBytes / 1e6) * 1e6,
    },
    answersFor: values.for ?? [],
    version: values.version ?? null,
    by: values.by,
    evidenceDir: values.evidence ?? DEFAULT_EVIDENCE_DIR,
    json: values.json ?? false,
  }
}

function endpointsOf(text: string): Endpoint[] {
  const match = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?$/i.exec(text)
  const port = Number(match?.[2] ?? 443)
  if (!match?.[1] || port < 1 || port > 65_535)
    throw new UserError(
      `${JSON.stringify(text)} is no host`,
      'Give --allow example.org or --allow example.org:8443',
    )
  const host = match[1].toLowerCase()
  return match[2] === undefined
    ? [
        { host, port: 443 },
        { host, port: 80 },
      ]
    : [{ host, port }]
}

function amount(flag: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new UserError(`--${flag} needs a whole number above 0`, `Such as --${flag} ${fallback}`)
  return value
}
