import type { Status } from '../model/rule.ts'
import type { Scorecard, VerdictWord } from '../model/scorecard.ts'
import { plainLine } from './plain-line.ts'
import { scoreText } from './quantities.ts'
import type { StatusView } from './signal-view.ts'
import { type View, viewOf } from './view.ts'
import { VERDICT_WORDS } from './wording.ts'

/** Candidates side by side: what every format draws for several targets. */
export interface Comparison {
  /** Best first. */
  candidates: readonly Candidate[]
  /** One row per point, the points that tell the candidates apart first. */
  rows: readonly Row[]
  /** How the order came about, in one sentence. */
  order: string
}

export interface Candidate {
  view: View
  /** 1 is best; null: ruled out by the gate. */
  rank: number | null
  /** Why it stands where it stands. */
  reason: string
  /** Where it stood among the given scorecards. */
  given: number
}

export interface Row {
  id: string
  number: string
  title: string
  /** The candidates do not all have the same status. */
  differs: boolean
  /** In the order of the candidates; null: the point was not judged for it. */
  cells: readonly (Cell | null)[]
}

export interface Cell {
  status: StatusView
  summary: string
  score: number | null
}

const ORDER =
  'Those that fail the gate are out, those too little known for a score last; then by verdict, by what the score is at least, at most, by coverage and by name'

const VERDICT_RANK: Readonly<Record<VerdictWord, number>> = {
  adopt: 0,
  'adopt-with-care': 1,
  undecided: 2,
  avoid: 3,
}
const STATUS_RANK: Readonly<Partial<Record<Status, number>>> = { fail: 0, warn: 1, pass: 2 }

/** Scorecards of one run -> the comparison. Pure; the same set in any order gives the same order. */
export function compare(cards: readonly Scorecard[]): Comparison {
  const ranked = cards.map((card, given) => ({ card, given })).sort((a, b) => before(a.card, b.card))
  const candidates = ranked.map(({ card, given }, index) => ({
    view: viewOf(card),
    rank: isRuledOut(card) ? null : index + 1,
    reason: reasonFor(
      card,
      ranked.map((one) => one.card),
      index,
    ),
    given,
  }))
  return { candidates, rows: rowsOf(candidates.map(({ view }) => view)), order: ORDER }
}

function isRuledOut(card: Scorecard): boolean {
  return card.gate.status === 'fail'
}

type Criterion = (a: Scorecard, b: Scorecard) => number

const CRITERIA: readonly Criterion[] = [
  (a, b) => Number(isRuledOut(a)) - Number(isRuledOut(b)),
  // Of what is hardly known nothing can be said that puts it before another.
  (a, b) => Number(a.score.value === null) - Number(b.score.value === null),
  (a, b) => VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict],
  // The range, not the value: what is unknown must not lift a candidate.
  (a, b) => b.score.low - a.score.low,
  (a, b) => b.score.high - a.score.high,
  (a, b) => b.score.coverage - a.score.coverage,
  (a, b) => (a.target.name < b.target.name ? -1 : a.target.name > b.target.name ? 1 : 0),
]

function before(a: Scorecard, b: Scorecard): number {
  for (const criterion of CRITERIA) {
    const difference = criterion(a, b)
    if (difference !== 0) return difference
  }
  return 0
}

function reasonFor(card: Scorecard, ranked: readonly Scorecard[], index: number): string {
  if (isRuledOut(card)) {
    const failed = card.gate.conditions.find(({ status }) => status === 'fail')
    return failed ? plainLine(`Fails the gate: ${failed.condition} (${failed.reason})`) : 'Fails the gate'
  }
  const neighbour = ranked[index === 0 ? 1 : index - 1]
  if (!neighbour) return 'The only candidate'
  const [better, worse] = index === 0 ? [card, neighbour] : [neighbour, card]
  const side = `${index === 0 ? 'Ahead of' : 'Behind'} ${plainLine(neighbour.target.name)}`
  const [own, other] = index === 0 ? [better, worse] : [worse, better]
  return `${side}: ${difference(own, other)}`
}

/** What decided between the two, own side first. */
function difference(own: Scorecard, other: Scorecard): string {
  if (isRuledOut(other)) return 'that one fails the gate'
  if (own.score.value === null && other.score.value !== null) return 'too little is known for a score'
  if (other.score.value === null && own.score.value !== null)
    return 'of that one too little is known for a score'
  if (own.verdict !== other.verdict) {
    return `the verdict is ${lower(own.verdict)}, not ${lower(other.verdict)}`
  }
  if (own.score.low !== other.score.low || own.score.high !== other.score.high) {
    const certain = own.score.low > other.score.high || other.score.low > own.score.high
    const scores = `score ${scoreText(own.score)} against ${scoreText(other.score)}`
    return certain ? scores : `${scores}; the ranges overlap, so the order may change with what is unknown`
  }
  if (own.score.coverage !== other.score.coverage) {
    const percent = (card: Scorecard) => `${Math.round(card.score.coverage * 100)} %`
    return `as good, with ${percent(own)} answered against ${percent(other)}`
  }
  return 'as good; in order of name'
}

function lower(word: VerdictWord): string {
  return VERDICT_WORDS[word].word.toLowerCase()
}

function rowsOf(views: readonly View[]): Row[] {
  const ids = [...new Set(views.flatMap((view) => view.points.map((point) => point.id)))]
  const rows = ids.map((id) => {
    const points = views.map((view) => view.points.find((point) => point.id === id))
    const first = points.find((point) => point !== undefined)
    const cells = points.map((point) =>
      point ? { status: point.status, summary: point.summary, score: point.score } : null,
    )
    const statuses = new Set(cells.map((cell) => cell?.status.id))
    return { id, number: first?.number ?? '', title: first?.title ?? id, differs: statuses.size > 1, cells }
  })
  // Sorting is stable: rows that tell as much apart stay in the order of the checklist.
  return rows.sort((a, b) => spread(b) - spread(a))
}

/** How much a row tells the candidates apart: pass against fail most, known against unknown least. */
function spread({ cells, differs }: Row): number {
  if (!differs) return 0
  const known = cells.map((cell) => cell && STATUS_RANK[cell.status.id]).filter((rank) => rank != null)
  return known.length < 2 ? 1 : 1 + Math.max(...known) - Math.min(...known)
}
