import * as z from 'zod/mini'
import { SCOPES } from '../../model/policy.ts'
import { COMPONENT_VERDICTS } from './component.ts'
import type { Rehearsal } from './rehearsal.ts'
import { GATE, PLACE, TOTALS, UNREAD } from './scan-schema.ts'

const text = z.nullable(z.string())
const outcome = z.enum(['fail', 'undecided'])

/** The JSON of `oss-check scan --rehearse SPAN --format json`, published as schema/rehearsal.schema.json. */
export const REHEARSAL_SCHEMA: z.ZodMiniType<Rehearsal> = z.strictObject({
  schemaVersion: z.literal(1),
  since: z.iso.date(),
  until: z.iso.date(),
  commits: z.int().check(z.gte(0)),
  stopped: z.array(
    z.strictObject({
      commit: z.string(),
      committedAt: z.iso.datetime(),
      subject: z.string(),
      outcome,
      components: z.array(
        z.strictObject({
          purl: z.string(),
          name: z.string(),
          version: text,
          scope: z.enum(SCOPES),
          path: z.array(z.string()),
          verdict: z.enum(COMPONENT_VERDICTS),
          reason: z.string(),
          outcome,
          licence: text,
          declaredAt: PLACE,
        }),
      ),
      unread: z.array(UNREAD),
    }),
  ),
  reasons: z.array(z.strictObject({ outcome, reason: z.string(), changes: z.int().check(z.gte(1)) })),
  head: z.strictObject({ commit: z.string(), gate: GATE, totals: TOTALS }),
  notes: z.array(z.string()),
})
