import { rules } from '../../rules/index.ts'
import { concludePoint, scoreRange } from '../../src/judging/conclude.ts'
import { scoreOf } from '../../src/judging/score.ts'
import { verdictOf } from '../../src/judging/verdict.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts'
import type { PointFinding, SignalFinding } from '../../src/model/rule.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { VERSION } from '../../src/model/version.ts'

const AS_OF = '2026-06-01T00:00:00.000Z'

const POINTS = [
  ['license', 'License', 'Does its licence suit inclusion in your project?'],
  ['activity', 'Activity', 'Is it active enough, for its kind?'],
  ['community', 'Community', 'How active and inclusive is it?'],
  ['core-team', 'Core team', 'Are they good, and are there enough of them?'],
  ['industry', 'Industry', 'Is it already loved in production?'],
  ['sandbox', 'Sandbox', 'What does it touch when it runs?'],
  ['marathon', 'Marathon', 'Does it hold under your load?'],
  ['fit', 'Tailor fit', 'Does it do what you want without a hack?'],
  ['resolution', 'Issue resolution', 'How easy is it to get a problem solved?'],
  ['support', 'Support', 'Do you love supporting it, and does it let you?'],
] as const

type PointId = (typeof POINTS)[number][0]

/** A signal finding with the parts a test cares for; the rest is plain. */
export function signal(id: string, parts: Partial<SignalFinding> = {}): SignalFinding {
  const status = parts.status ?? 'pass'
  const summary = parts.summary ?? `What ${id} found`
  return {
    id,
    title: `Title of ${id}`,
    status,
    score: status === 'pass' ? 1 : status === 'warn' ? 0.5 : status === 'fail' ? 0 : null,
    weight: 1,
    critical: false,
    summary,
    value: null,
    unit: null,
    threshold: null,
    sampleSize: null,
    interval: null,
    basis: 'measured',
    details: {},
    marks: [],
    series: [],
    evidence: [{ url: `https://github.example/acme/${id}`, retrievedAt: AS_OF }],
    missing: status === 'unknown' ? [{ fact: null, reason: 'too-little-data', detail: summary }] : [],
    why: 'Because it matters',
    fix: 'Mend it',
    ...parts,
  }
}

/** One of the ten points over these signals, concluded by the product's own rule. */
function point(id: PointId, signals: readonly SignalFinding[]): PointFinding {
  const index = POINTS.findIndex(([known]) => known === id)
  const [, title, question] = POINTS[index] ?? ['', id, '']
  const conclusion = concludePoint(signals)
  return {
    // 1 to 10 by construction of POINTS.
    point: (index + 1) as PointFinding['point'],
    id,
    title,
    question,
    role: rules[index]?.role ?? 'ordinary',
    ...conclusion,
    range: scoreRange({}, signals, conclusion.score),
    signals,
  }
}

/** A scorecard of the ten points; those not given have one passing signal. */
export function scorecard(
  given: Partial<Record<PointId, readonly SignalFinding[]>> = {},
  parts: Partial<Scorecard> = {},
  policy: Policy = DEFAULT_POLICY,
): Scorecard {
  const points = POINTS.map(([id]) => point(id, given[id] ?? [signal(`${id}/only`)]))
  const { word, reasons } = verdictOf(points, policy)
  return {
    schemaVersion: 1,
    tool: { name: 'oss-check', version: VERSION },
    target: {
      kind: 'github',
      host: 'github.com',
      owner: 'acme',
      repo: 'rocket',
      url: 'https://github.example/acme/rocket',
      name: 'acme/rocket',
      example: true,
    },
    assessedAt: AS_OF,
    asOf: AS_OF,
    verdict: word,
    reasons,
    score: scoreOf(points, policy),
    gate: { status: 'none', conditions: [] },
    points,
    notices: [],
    cost: { requests: 6, graphqlPoints: 12, rounds: 3, notModified: 1, rateLimitRemaining: 4988, hosts: [] },
    ...parts,
  }
}

/** The same scorecard under another name. */
export function named(name: string, card: Scorecard): Scorecard {
  return { ...card, target: { ...card.target, name, url: `https://github.example/${name}` } }
}
