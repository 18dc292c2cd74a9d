import * as z from 'zod/mini'
import { ORIGINS } from '../../analysis/licensing/release-terms.ts'
import { DISTRIBUTIONS, LINKS, SCOPE_TREATMENTS, SCOPES } from '../../model/policy.ts'
import { COMPONENT_VERDICTS, OUTCOMES } from './component.ts'
import { FINDING_KINDS, type FindingKind } from './findings.ts'
import type { Scan } from './scan-result.ts'

const text = z.nullable(z.string())
const texts = z.array(z.string())
const count = z.int().check(z.gte(0))
const line = z.nullable(z.int().check(z.gte(1)))
export const PLACE = z.strictObject({ file: z.string(), line })

/** One value for each name of a list. */
function each<Name extends string, Value extends z.ZodMiniType>(names: readonly Name[], value: Value) {
  // fromEntries widens the names.
  return z.strictObject(Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>)
}

export const GATE = z.strictObject({ status: z.enum(['pass', 'fail', 'unknown']), reason: z.string() })

export const TOTALS = z.strictObject({
  components: count,
  byVerdict: each(COMPONENT_VERDICTS, count),
  byOutcome: each(OUTCOMES, count),
  byScope: each(SCOPES, count),
  waived: count,
})

export const UNREAD = z.strictObject({ file: z.string(), line, message: z.string(), hint: z.string() })

const component: z.ZodMiniType<Scan['components'][number]> = z.strictObject({
  purl: z.string(),
  name: z.string(),
  version: text,
  range: text,
  ecosystem: z.string(),
  scope: z.enum(SCOPES),
  direct: z.nullable(z.boolean()),
  declaredAt: PLACE,
  path: texts,
  dependsOn: texts,
  source: z.strictObject({ kind: z.enum(['registry', 'git', 'path', 'url', 'bundled']), url: text }),
  integrity: text,
  licence: z.strictObject({
    expression: text,
    declared: text,
    found: text,
    from: z.array(z.enum(ORIGINS)),
    disagreement: text,
  }),
  verdict: z.enum(COMPONENT_VERDICTS),
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  advice: text,
  obligations: texts,
  decidedBy: text,
  waiver: z.nullable(
    z.strictObject({
      what: z.string(),
      target: z.string(),
      path: text,
      reason: z.string(),
      owner: z.string(),
      expires: z.string(),
      expired: z.boolean(),
    }),
  ),
})

const side = z.strictObject({
  version: text,
  expression: text,
  declared: text,
  verdict: z.enum(COMPONENT_VERDICTS),
  reason: z.string(),
})
const listed = { purl: z.string(), name: z.string(), version: text, scope: z.string() }

const comparison: z.ZodMiniType<NonNullable<Scan['comparison']>> = z.strictObject({
  base: z.strictObject({ name: z.string(), commit: text }),
  lacking: text,
  added: z.array(z.strictObject(listed)),
  removed: z.array(z.strictObject(listed)),
  changed: z.array(
    z.strictObject({
      ...listed,
      before: z.string(),
      what: z.array(z.enum(['version', 'scope', 'direct', 'source', 'integrity'])),
    }),
  ),
  licences: z.array(
    z.strictObject({
      purl: z.string(),
      name: z.string(),
      before: side,
      after: side,
      kind: z.enum(['changed', 'unknown']),
      obligations: z.strictObject({ more: texts, fewer: texts }),
      words: z.nullable(z.strictObject({ common: z.number(), removed: texts, added: texts })),
    }),
  ),
})

/** The JSON of `oss-check scan --format json`, published as schema/scan.schema.json. */
export const SCAN_SCHEMA: z.ZodMiniType<Scan> = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  asOf: z.iso.datetime(),
  project: z.strictObject({ name: text, version: text }),
  policy: z.strictObject({
    projectLicense: text,
    usage: z.strictObject({
      link: z.nullable(z.enum(LINKS)),
      distribute: z.array(z.enum(DISTRIBUTIONS)),
      modify: z.boolean(),
    }),
    scopes: each(SCOPES, z.enum(SCOPE_TREATMENTS)),
  }),
  gate: GATE,
  totals: TOTALS,
  files: z.array(
    z.strictObject({
      file: z.string(),
      format: z.string(),
      components: count,
      partial: z.boolean(),
      notes: texts,
    }),
  ),
  components: z.array(component),
  findings: z.array(
    z.strictObject({
      kind: z.enum(kindNames()),
      outcome: z.enum(['fail', 'undecided', 'reported']),
      message: z.string(),
      advice: z.string(),
      purl: text,
      declaredAt: z.nullable(PLACE),
      path: texts,
    }),
  ),
  unread: z.array(UNREAD),
  comparison: z.nullable(comparison),
  notices: z.array(z.strictObject({ level: z.enum(['info', 'warning']), text: z.string() })),
  cost: z.strictObject({
    requests: count,
    graphqlPoints: count,
    rounds: count,
    notModified: count,
    rateLimitRemaining: z.nullable(count),
    hosts: z.array(z.strictObject({ host: z.string(), requests: count, bytes: count })),
  }),
})

/** Object.keys widens what the table's type says exactly. */
function kindNames(): FindingKind[] {
  return Object.keys(FINDING_KINDS) as FindingKind[]
}
