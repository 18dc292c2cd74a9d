import * as z from 'zod/mini'
import type { NoticesDocument } from './document.ts'

const text = z.nullable(z.string())
const who = { purl: z.string(), name: z.string(), version: text }

/** The JSON of `oss-check notices --format json`, published as schema/notices.schema.json. */
export const NOTICES_SCHEMA: z.ZodMiniType<NoticesDocument & { schemaVersion: 1 }> = z.strictObject({
  schemaVersion: z.literal(1),
  project: z.strictObject({ name: text, version: text }),
  components: z.array(
    z.strictObject({
      ...who,
      license: text,
      copyrights: z.array(z.string()),
      texts: z.array(z.int().check(z.gte(0))),
    }),
  ),
  texts: z.array(z.string()),
  lacking: z.array(z.strictObject({ ...who, kind: z.enum(['none', 'unknown']), why: z.string() })),
})
