import * as z from 'zod/mini'
import type { LoadRun, SandboxRun } from '../../../model/facts/lab.ts'

/** Names the document, for readers and for other tools in the same folder. */
export const EVIDENCE_SCHEMA = 'oss-check/evidence/1'

const texts = () => z.array(z.string())
const finite = () => z.number().check(z.gte(-Number.MAX_VALUE), z.lte(Number.MAX_VALUE))
const count = () => z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER))
const instant = () => z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'not an instant'))
/** Null: the tool that measured does not tell. */
const told = () => z.nullable(count())
const interval = () => z.readonly(z.tuple([finite(), finite()]))

const labRun = {
  schemaVersion: z.literal(1),
  subject: z.object({
    name: z.string(),
    version: z.nullable(z.string()),
    digest: z.nullable(z.string()),
    answersFor: texts(),
  }),
  command: texts(),
  machine: z.object({
    os: z.string(),
    arch: z.string(),
    cpus: count(),
    memoryBytes: count(),
    runtime: z.string(),
  }),
  at: instant(),
  by: z.string(),
  cutShort: z.boolean(),
}

const sandboxRun = z.object({
  ...labRun,
  kind: z.literal('sandbox'),
  allowedHosts: texts(),
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
      seconds: count(),
      hosts: texts(),
      processes: texts(),
      written: texts(),
      readOutside: texts(),
    }),
  ),
  contents: z.nullable(
    z.object({
      files: count(),
      compressedBytes: count(),
      unpackedBytes: count(),
      dependencies: count(),
      installScripts: texts(),
      binaries: texts(),
      minified: texts(),
      obfuscated: texts(),
      uses: z.object({ eval: texts(), childProcess: texts(), network: texts() }),
      domains: texts(),
      notInTag: z.nullable(texts()),
      oddPermissions: texts(),
      hostile: texts(),
      cut: z.nullable(z.string()),
    }),
  ),
})

const loadRun = z.object({
  ...labRun,
  kind: z.literal('marathon'),
  tool: z.string(),
  connections: told(),
  ratePerSecond: z.nullable(count()),
  warmupSeconds: count(),
  durationSeconds: count(),
  requests: count(),
  errors: told(),
  throughputPerSecond: count(),
  latencyMs: z.object({ p50: told(), p90: told(), p99: told(), p999: told() }),
  coordinatedOmission: z.enum(['corrected', 'not-corrected']),
  latencyDrift: z.nullable(z.object({ ratio: count(), interval: interval() })),
  rssSlopeBytesPerMinute: z.nullable(z.object({ value: finite(), interval: interval() })),
  cpuPercent: z.nullable(z.object({ mean: count(), max: count() })),
  rssBytes: z.nullable(z.object({ first: count(), last: count(), max: count() })),
  budgets: z.array(
    z.object({
      name: z.enum(['p50', 'p90', 'p99', 'p999', 'errors', 'throughput', 'rss-slope', 'drift']),
      limit: finite(),
      unit: z.string(),
      actual: z.nullable(finite()),
      met: z.nullable(z.boolean()),
    }),
  ),
  samples: z.array(
    z.object({
      second: count(),
      perSecond: count(),
      errors: count(),
      p50Ms: z.nullable(count()),
      p99Ms: z.nullable(count()),
      rssBytes: z.nullable(count()),
      cpuPercent: z.nullable(count()),
    }),
  ),
})

export const evidenceDocument = z.discriminatedUnion('kind', [sandboxRun, loadRun])

export type Evidence = SandboxRun | LoadRun
