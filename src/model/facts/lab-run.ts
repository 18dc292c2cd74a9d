import * as z from 'zod/mini'
import { instant, texts } from '../scalars.ts'

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

/** @internal */
export const finite = z.number().check(z.gte(-Number.MAX_VALUE), z.lte(Number.MAX_VALUE))
/** @internal */
export const amount = z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER))

/** @internal What a document holds; `source` is where it was found. */
export const labRun = {
  schemaVersion: z.literal(1),
  subject: z.object({
    name: z.string(),
    version: z.nullable(z.string()),
    digest: z.nullable(z.string()),
    answersFor: texts,
  }),
  command: texts,
  machine: z.object({
    os: z.string(),
    arch: z.string(),
    cpus: amount,
    memoryBytes: amount,
    runtime: z.string(),
  }),
  at: instant,
  by: z.string(),
  cutShort: z.boolean(),
}
