import * as z from 'zod/mini'
import { MARKS, ROLES } from './rule.ts'
import type { Scorecard } from './scorecard.ts'
import { FAULTS, OPEN_QUESTIONS } from './unknown.ts'

const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/))
const fraction = z.number().check(z.gte(0), z.lte(1))
const percent = z.number().check(z.gte(0), z.lte(100))
const count = z.int().check(z.gte(0))
const status = z.enum(['pass', 'warn', 'fail', 'unknown', 'not-applicable'])
const value = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())])
const conditionStatus = z.enum(['pass', 'fail', 'unknown'])
const counts = z.strictObject({ known: count, applicable: count })

/** The names of a table, as its type has them. */
function keysOf<Name extends string>(table: Readonly<Record<Name, string>>): Name[] {
  return Object.keys(table) as Name[]
}

const evidence = z.strictObject({ url: z.string(), retrievedAt: instant })

const series = z.strictObject({
  id: z.string(),
  title: z.string(),
  x: z.enum(['day', 'hours', 'category']),
  unit: z.string(),
  points: z.array(z.tuple([z.union([z.string(), z.number()]), z.number()])),
})

const signal = z.strictObject({
  id: z.string(),
  title: z.string(),
  status,
  score: z.nullable(fraction),
  weight: z.number().check(z.gte(0)),
  critical: z.boolean(),
  summary: z.string(),
  value,
  unit: z.nullable(z.string()),
  threshold: z.nullable(z.string()),
  sampleSize: z.nullable(count),
  interval: z.nullable(z.tuple([z.nullable(z.number()), z.nullable(z.number())])),
  basis: z.enum(['measured', 'attested']),
  details: z.record(z.string(), value),
  marks: z.array(z.enum(keysOf(MARKS))),
  series: z.array(series),
  evidence: z.array(evidence),
  missing: z.array(
    z.strictObject({
      fact: z.nullable(z.string()),
      reason: z.enum([...FAULTS, ...OPEN_QUESTIONS]),
      detail: z.string(),
    }),
  ),
  why: z.string(),
  fix: z.string(),
})

const point = z.strictObject({
  point: z.nullable(z.int().check(z.gte(1), z.lte(10))),
  id: z.string(),
  title: z.string(),
  question: z.string(),
  role: z.enum(keysOf(ROLES)),
  status,
  score: z.nullable(fraction),
  range: z.nullable(z.strictObject({ low: fraction, high: fraction })),
  summary: z.string(),
  signals: z.array(signal),
})

/** The shape of `--format json`. Published as schema/scorecard.schema.json, which a test keeps equal to this. */
export const scorecardSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('oss-check'), version: z.string() }),
  target: z.strictObject({
    kind: z.string().check(z.regex(/^[a-z][a-z\d.+-]*$/)),
    host: z.nullable(z.string()),
    owner: z.nullable(z.string()),
    repo: z.nullable(z.string()),
    url: z.string(),
    name: z.string(),
    example: z.boolean(),
  }),
  assessedAt: instant,
  asOf: instant,
  verdict: z.enum(['adopt', 'adopt-with-care', 'avoid', 'undecided']),
  reasons: z.array(z.string()),
  score: z.strictObject({
    value: z.nullable(percent),
    low: percent,
    high: percent,
    coverage: fraction,
    points: counts,
    signals: counts,
  }),
  gate: z.strictObject({
    status: z.enum(['pass', 'fail', 'unknown', 'none']),
    conditions: z.array(
      z.strictObject({ condition: z.string(), status: conditionStatus, reason: z.string() }),
    ),
  }),
  points: z.array(point).check(z.minLength(10)),
  notices: z.array(z.strictObject({ level: z.enum(['info', 'warning']), text: z.string() })),
  cost: z.strictObject({
    requests: count,
    graphqlPoints: count,
    rounds: count,
    notModified: count,
    rateLimitRemaining: z.nullable(z.int()),
    hosts: z.array(z.strictObject({ host: z.string(), requests: count, bytes: count })),
  }),
})

/** What was checked to be one; a point's number is any whole one to the schema and one of ten to the type, hence the cast. */
export function asScorecard(parsed: z.infer<typeof scorecardSchema>): Scorecard {
  return parsed as Scorecard
}
