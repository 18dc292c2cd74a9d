/** What every evidence document of the lab carries. */
export interface LabRun {
  schemaVersion: 1
  subject: LabSubject
  command: readonly string[]
  machine: { os: string; arch: string; cpus: number; memoryBytes: number; runtime: string }
  at: string
  by: string
  /** The run was ended before its time. */
  cutShort: boolean
  /** The file the evidence was read from. */
  source: string
}

/** What was run: a package, a folder, a command; and the version where it has one. */
export interface LabSubject {
  name: string
  version: string | null
  /** Subresource integrity (`sha512-…`) of the artefact; null for a command. */
  digest: string | null
  /** Targets it answers for, in the form of `keyOf`: `npm:widget`, `github.com/acme/widget`. */
  answersFor: readonly string[]
}

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

export interface LoadRun extends LabRun {
  kind: 'marathon'
  /** What drove the load: `oss-check`, or the tool whose result file this was. */
  tool: string
  /** Null: the tool that measured does not tell; likewise below. */
  connections: number | null
  /** Requests per second that were asked for; null: as fast as it went. */
  ratePerSecond: number | null
  warmupSeconds: number
  durationSeconds: number
  requests: number
  errors: number | null
  throughputPerSecond: number
  latencyMs: Latency
  /** Whether stalls of the target count for the requests that could not start meanwhile. */
  coordinatedOmission: 'corrected' | 'not-corrected'
  /** Last fifth of the run against its first: median latencies, 90 % interval. */
  latencyDrift: { ratio: number; interval: readonly [number, number] } | null
  /** 90 % interval; null where no process was watched or the run was too short. */
  rssSlopeBytesPerMinute: { value: number; interval: readonly [number, number] } | null
  cpuPercent: { mean: number; max: number } | null
  rssBytes: { first: number; last: number; max: number } | null
  budgets: readonly Budget[]
  /** Second by second, warm-up left out; what result files do not tell is null. */
  samples: readonly LoadSample[]
}

/** Over the requests that were answered; null: nothing was, or the tool that measured it does not tell. */
export interface Latency {
  p50: number | null
  p90: number | null
  p99: number | null
  p999: number | null
}

export interface Budget {
  name: 'p50' | 'p90' | 'p99' | 'p999' | 'errors' | 'throughput' | 'rss-slope' | 'drift'
  limit: number
  /** `ms`, `%`, `1/s`, `bytes/min`, `×` */
  unit: string
  actual: number | null
  /** Null: the run cannot tell. */
  met: boolean | null
}

export interface LoadSample {
  second: number
  perSecond: number
  errors: number
  p50Ms: number | null
  p99Ms: number | null
  rssBytes: number | null
  cpuPercent: number | null
}
