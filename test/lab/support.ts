import { findTools, type Tools } from '../../src/lab/sandbox/prerequisites.ts'
import { runSandbox, type SandboxResult, type Subject } from '../../src/lab/sandbox/run.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/lab/sandbox/stage-run.ts'
import type { StageName } from '../../src/lab/sandbox/stages.ts'
import { npmInstall } from '../../src/sources/ecosystem/npm/install.ts'
import { tarball } from '../support/tarball.ts'

/** The tools, or in one sentence why this machine cannot run a sandbox; said once on stderr. */
export async function toolsOrReason(): Promise<Tools | null> {
  try {
    return await findTools(process.env)
  } catch (error) {
    process.stderr.write(`sandbox tests skipped: ${error instanceof Error ? error.message : error}\n`)
    return null
  }
}

/** A package of one folder, as npm makes them. */
export function aPackage(
  name: string,
  manifest: object,
  files: Readonly<Record<string, string>>,
): Uint8Array {
  const text = JSON.stringify({ name, version: '1.0.0', ...manifest })
  return tarball({ 'package.json': text, ...files })
}

export interface Trial {
  subject: Subject
  limits?: Partial<Limits>
  allowed?: { host: string; port: number }[]
  registry?: string
  signal?: AbortSignal
  onStage?: (name: string) => void
}

export function trial(tools: Tools, given: Trial): Promise<SandboxResult> {
  return runSandbox(tools, {
    subject: given.subject,
    registry: new URL(given.registry ?? 'http://registry.example/'),
    allowed: given.allowed ?? [{ host: 'registry.example', port: 80 }],
    limits: { ...DEFAULT_LIMITS, seconds: 30, scratchBytes: 400_000_000, ...given.limits },
    signal: given.signal ?? new AbortController().signal,
    onStage: given.onStage ?? (() => {}),
  })
}

export function packageSubject(
  name: string,
  archive: Uint8Array,
  stages: readonly StageName[],
  smoke: string | null = null,
): Subject {
  return { kind: 'package', name, archive, smoke, stages, install: npmInstall }
}

/** `area: summary` of what was found, in the order of severity. */
export function wordsOf(result: SandboxResult, severity: 'severe' | 'notice' | 'info'): string[] {
  return result.findings
    .filter((finding) => finding.severity === severity)
    .map((finding) => `${finding.area}: ${finding.summary}`)
}
