import type { LabSubject } from '../../model/facts/lab-run.ts'
import type { SandboxRun } from '../../model/facts/sandbox.ts'
import { runBy, thisMachine } from '../../sources/evidence/lab/document.ts'
import type { Artefact } from '../artefact.ts'
import { contentFindings } from '../static/content-findings.ts'
import { contentsOf } from '../static/contents.ts'
import type { Endpoint } from './gateway.ts'
import type { SandboxResult } from './run.ts'

export interface RunContext {
  command: readonly string[]
  allowed: readonly Endpoint[]
  at: Date
  by: string | undefined
  /** Further targets it answers for, as keys. */
  answersFor: readonly string[]
}

/** Contents read and behaviour seen -> the evidence document. `result` null: it was read and not run. */
export function packageEvidence(
  artefact: Artefact,
  tagged: ReadonlySet<string> | null,
  result: SandboxResult | null,
  context: RunContext,
): SandboxRun {
  const contents = contentsOf(artefact.tarball, artefact.manifest, tagged)
  const subject = {
    name: artefact.name,
    version: artefact.manifest?.version ?? artefact.version,
    digest: artefact.digest,
    answersFor: [...new Set([...artefact.answersFor, ...context.answersFor])],
  }
  const run = evidence(subject, result, context)
  return { ...run, contents, findings: [...contentFindings(contents), ...run.findings].toSorted(bySeverity) }
}

export function commandEvidence(
  command: readonly string[],
  result: SandboxResult,
  context: RunContext & { folder: string; version: string | null },
): SandboxRun {
  const name = command.join(' ')
  const answersFor = context.answersFor.length > 0 ? context.answersFor : [context.folder]
  return evidence({ name, version: context.version, digest: null, answersFor }, result, context)
}

function evidence(subject: LabSubject, result: SandboxResult | null, context: RunContext): SandboxRun {
  return {
    schemaVersion: 1,
    kind: 'sandbox',
    subject,
    command: context.command,
    machine: thisMachine(),
    at: context.at.toISOString(),
    by: runBy(context.by),
    cutShort: result?.cutShort ?? false,
    source: '',
    allowedHosts: context.allowed.map(({ host, port }) => (port === 443 ? host : `${host}:${port}`)),
    findings: result?.findings ?? [],
    stages: result?.stages ?? [],
    contents: null,
  }
}

const ORDER = { severe: 0, notice: 1, info: 2 } as const

function bySeverity(a: { severity: keyof typeof ORDER }, b: { severity: keyof typeof ORDER }): number {
  return ORDER[a.severity] - ORDER[b.severity]
}
