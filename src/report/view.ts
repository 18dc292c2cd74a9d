import type { PointFinding } from '../model/rule.ts'
import type { Scorecard, TargetRecord, VerdictWord } from '../model/scorecard.ts'
import { type Chart, chartsOf } from './chart.ts'
import { plainLine } from './plain-line.ts'
import { costText, coverageText, dayText, scoreText } from './quantities.ts'
import { type SignalView, type StatusView, signalView, statusView } from './signal-view.ts'
import { webAddress } from './web-address.ts'
import { CONDITION_WORDS, GATE_WORDS, type Role, VERDICT_WORDS, type Worded } from './wording.ts'

/** What every report draws: plain one-line texts and roles, no markup of any format. */
export interface View {
  target: TargetView
  asOf: string
  assessedAt: string
  tool: string
  verdict: Worded & { id: VerdictWord }
  reasons: readonly string[]
  /** `value` null: nothing is known. All 0 to 100. */
  score: { text: string; value: number | null; low: number; high: number }
  coverage: string
  /** Null: no conditions were asked for. */
  gate: (Worded & { conditions: readonly ConditionView[] }) | null
  points: readonly PointView[]
  notices: readonly { role: Role; text: string }[]
  cost: string
}

interface TargetView {
  name: string
  url: string
  href: string | null
  /** The repository that was read for it, where its name does not say it: that of a package or a clone. */
  repository: string | null
  example: boolean
}

interface ConditionView extends Worded {
  condition: string
  reason: string
}

export interface PointView {
  id: string
  /** "1" to "10"; empty for a rule of somebody else's. */
  number: string
  title: string
  question: string
  status: StatusView
  summary: string
  /** 0..1; null: nothing is known. */
  score: number | null
  /** "3 of 4 signals" */
  answered: string
  signals: readonly SignalView[]
  charts: readonly Chart[]
}

export function viewOf(card: Scorecard): View {
  const { score } = card
  return {
    target: targetView(card.target),
    asOf: dayText(card.asOf),
    assessedAt: plainLine(card.assessedAt),
    tool: `${card.tool.name} ${plainLine(card.tool.version)}`,
    verdict: { id: card.verdict, ...VERDICT_WORDS[card.verdict] },
    reasons: card.reasons.map(plainLine),
    score: { text: scoreText(score), value: score.value, low: score.low, high: score.high },
    coverage: coverageText(score),
    gate: gateView(card),
    points: card.points.map((point) => pointView(point, card.asOf)),
    notices: card.notices.map(({ level, text }) => ({
      role: level === 'warning' ? 'mediocre' : 'muted',
      text: plainLine(text),
    })),
    cost: costText(card.cost),
  }
}

function targetView(target: TargetRecord): TargetView {
  const { name, url, example } = target
  return {
    name: plainLine(name),
    url: plainLine(url),
    href: webAddress(url),
    repository: repositoryText(target),
    example,
  }
}

function repositoryText({ name, host, owner, repo }: TargetRecord): string | null {
  if (owner === null || repo === null || name.endsWith(`${owner}/${repo}`)) return null
  return plainLine([host, owner, repo].filter((part) => part !== null).join('/'))
}

function gateView({ gate }: Scorecard): View['gate'] {
  if (gate.status === 'none') return null
  const conditions = gate.conditions.map(({ condition, status, reason }) => ({
    ...CONDITION_WORDS[status],
    condition: plainLine(condition),
    reason: plainLine(reason),
  }))
  return { ...GATE_WORDS[gate.status], conditions }
}

function pointView(point: PointFinding, asOf: string): PointView {
  const scored = point.signals.filter((signal) => signal.weight > 0 && signal.status !== 'not-applicable')
  const answered = scored.filter((signal) => signal.score !== null).length
  return {
    id: plainLine(point.id),
    number: point.point === null ? '' : String(point.point),
    title: plainLine(point.title),
    question: plainLine(point.question),
    status: statusView(point.status),
    summary: plainLine(point.summary),
    score: point.score,
    answered: `${answered} of ${scored.length} signals`,
    signals: point.signals.map(signalView),
    charts: chartsOf(
      point.signals.flatMap((signal) => signal.series),
      asOf,
    ),
  }
}
