/** What every evidence document of the lab carries. */
export interface LabRun {
  schemaVersion: 1
  /** What was run: a package, a folder, a command; and the version where it has one. */
  subject: { name: string; version: string | null; digest: string | null }
  command: readonly string[]
  machine: { os: string; arch: string; cpus: number; memoryBytes: number; runtime: string }
  at: string
  by: string
  /** The run was ended before its time. */
  cutShort: boolean
  /** The file the evidence was read from. */
  source: string
}

export interface SandboxRun extends LabRun {
  kind: 'sandbox'
  findings: readonly LabFinding[]
  stages: readonly SandboxStage[]
}

export interface LabFinding {
  id: string
  severity: 'info' | 'notice' | 'severe'
  /** "postinstall started curl to 203.0.113.7" */
  summary: string
}

export interface SandboxStage {
  name: string
  network: 'off' | 'observed'
  exitCode: number | null
  ended: 'exited' | 'timeout' | 'limit' | 'killed'
  hosts: readonly string[]
  processes: readonly string[]
  written: readonly string[]
  readOutside: readonly string[]
}

export interface LoadRun extends LabRun {
  kind: 'marathon'
  tool: string
  connections: number
  durationSeconds: number
  requests: number
  errors: number
  throughputPerSecond: number
  latencyMs: { p50: number; p90: number; p99: number; p999: number }
  /** Last fifth of the run against its first. */
  latencyDrift: { ratio: number; interval: readonly [number, number] } | null
  rssSlopeBytesPerMinute: { value: number; interval: readonly [number, number] } | null
  budgets: readonly {
    name: string
    limit: number
    unit: string
    actual: number | null
    met: boolean | null
  }[]
}
