import * as z from 'zod/mini'
import { type LoadRun, loadRun } from '../../../model/facts/marathon.ts'
import { type SandboxRun, sandboxRun } from '../../../model/facts/sandbox.ts'

/** Names the document, for readers and for other tools in the same folder. */
export const EVIDENCE_SCHEMA = 'oss-check/evidence/1'

export const evidenceDocument = z.discriminatedUnion('kind', [z.object(sandboxRun), z.object(loadRun)])

export type Evidence = SandboxRun | LoadRun
