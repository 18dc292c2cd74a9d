import { createHash } from 'node:crypto'
import type { Comparison } from '../../compare.ts'
import { escapeMarkup } from '../../escape.ts'
import type { EvidenceView, SignalView, StatusView } from '../../signal-view.ts'
import type { PointView, View } from '../../view.ts'
import type { Worded } from '../../wording.ts'
import { figure } from './chart.ts'
import { STYLE } from './style.ts'

const SYMBOLS = { pass: '✓', warn: '!', fail: '✗', unknown: '?', 'not-applicable': '–' } as const
/** Nothing but this very style may load, run or be sent anywhere. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** One self-contained page about one project; no script, nothing fetched. */
export function toHtml(view: View): string {
  return page(
    `oss-check: ${view.target.name}`,
    `<header><h1>${link(view.target.name, view.target.href)}</h1>${headline(view)}</header>
<main id="main">${summaryTable(view)}${view.points.map((point) => pointSection(point)).join('\n')}</main>
${footer([view])}`,
  )
}

/** Candidates side by side, then each in full. */
export function toComparisonHtml({ candidates, rows, order }: Comparison): string {
  const names = candidates.map(
    ({ view }) => `<th scope="col">${link(view.target.name, view.target.href)}</th>`,
  )
  const head = candidates.map(
    ({ view, rank, reason }) =>
      `<tr><td>${rank ?? 'out'}</td><th scope="row">${escapeMarkup(view.target.name)}</th><td>${worded(view.verdict)}</td>` +
      `<td>${escapeMarkup(view.score.text)}</td><td>${escapeMarkup(view.coverage)}</td><td>${escapeMarkup(reason)}</td></tr>`,
  )
  const body = rows.map((row) => {
    const cells = row.cells.map((cell) =>
      cell === null ? '<td></td>' : `<td>${status(cell.status)} ${escapeMarkup(cell.summary)}</td>`,
    )
    return `<tr><th scope="row">${escapeMarkup(`${row.number} ${row.title}`)}</th>${cells.join('')}</tr>`
  })
  return page(
    'oss-check: candidates side by side',
    `<header><h1>Candidates side by side</h1><p class="muted">${escapeMarkup(order)}</p></header>
<main id="main">
${table('Candidates, best first', '<th scope="col">Rank</th><th scope="col">Candidate</th><th scope="col">Verdict</th><th scope="col">Score</th><th scope="col">Known</th><th scope="col">Why here</th>', head)}
<h2>Point by point</h2>
${table('The points that tell them apart come first', `<th scope="col">Point</th>${names.join('')}`, body)}
${candidates.map(({ view }, index) => `<h2>${escapeMarkup(view.target.name)}</h2>${headline(view)}${view.points.map((point) => pointSection(point, `c${index + 1}-`)).join('\n')}`).join('\n')}
</main>
${footer(candidates.map(({ view }) => view))}`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the points</a>
${body}
</body>
</html>
`
}

function headline(view: View): string {
  const reasons = view.reasons.map((reason) => `<li>${escapeMarkup(reason)}</li>`).join('')
  return `${view.target.example ? '<p class="muted">An invented example.</p>' : ''}
${view.target.repository === null ? '' : `<p class="muted">Repository judged: ${escapeMarkup(view.target.repository)}</p>`}
<p class="verdict ${view.verdict.role}">${escapeMarkup(view.verdict.word)}</p>
<p>Score ${escapeMarkup(view.score.text)}, ${escapeMarkup(view.coverage)}, as of ${escapeMarkup(view.asOf)}</p>
<ul>${reasons}</ul>${gate(view)}`
}

function gate({ gate: asked }: View): string {
  if (asked === null) return ''
  const conditions = asked.conditions.map(
    ({ condition, reason, ...words }) =>
      `<li>${escapeMarkup(condition)} ${worded(words)}: ${escapeMarkup(reason)}</li>`,
  )
  return `<p>Gate ${worded(asked)}</p><ul>${conditions.join('')}</ul>`
}

function summaryTable(view: View): string {
  const rows = view.points.map(
    (point) =>
      `<tr><th scope="row"><a href="#${escapeMarkup(anchor(point))}">${escapeMarkup(`${point.number} ${point.title}`)}</a></th>` +
      `<td>${status(point.status)}</td><td>${escapeMarkup(point.summary)}</td></tr>`,
  )
  return table(
    'The ten points',
    '<th scope="col">Point</th><th scope="col">Status</th><th scope="col">Why</th>',
    rows,
  )
}

/** `prefix` keeps ids apart where several projects share a page. */
function pointSection(point: PointView, prefix = ''): string {
  const id = escapeMarkup(prefix + anchor(point))
  return `<section class="point" id="${id}">
<h2>${escapeMarkup(`${point.number} ${point.title}`)} ${status(point.status)}</h2>
<p>${escapeMarkup(point.question)} ${escapeMarkup(point.summary)}.</p>
<p class="muted">${escapeMarkup(point.answered)} answered</p>
${point.charts.map(figure).join('\n')}
${point.signals.map(signalDetails).join('\n')}
</section>`
}

function signalDetails(signal: SignalView): string {
  const measures = [signal.value, signal.threshold, signal.sample, signal.interval].filter(
    (text) => text !== null,
  )
  const entries: [string, string][] = [
    ['Signal', escapeMarkup(signal.id)],
    ['Measure', escapeMarkup(measures.join('; '))],
    ['Basis', signal.unscored ? `${signal.basis}; shown, not scored` : signal.basis],
    ['Details', escapeMarkup(signal.details.map(({ label, text }) => `${label} ${text}`).join('; '))],
    ['Missing', signal.missing.map(({ word, detail }) => escapeMarkup(`${word}: ${detail}`)).join('<br>')],
    ['Why it matters', escapeMarkup(signal.why)],
    ['What helps', escapeMarkup(signal.fix)],
    ['Evidence', signal.evidence.map(evidence).join('<br>')],
  ]
  const list = entries
    .filter(([, text]) => text !== '')
    .map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`)
    .join('')
  return `<details><summary>${status(signal.status)} ${escapeMarkup(signal.title)}: ${escapeMarkup(signal.summary)}</summary><dl>${list}</dl></details>`
}

function evidence({ text, href, retrieved }: EvidenceView): string {
  return `${link(text, href)} (${escapeMarkup(retrieved)})`
}

function footer(views: readonly View[]): string {
  const notices = views.flatMap((view) => view.notices.map((notice) => `<p>${escapeMarkup(notice.text)}</p>`))
  const costs = views.map(
    (view) => `<p>${escapeMarkup(`${view.tool}, ${view.assessedAt}; cost: ${view.cost}`)}</p>`,
  )
  return `<footer class="muted">${notices.join('')}${costs.join('')}</footer>`
}

function table(caption: string, head: string, rows: readonly string[]): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeMarkup(caption)}"><table><caption>${escapeMarkup(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function status(view: StatusView): string {
  return `<span class="status ${view.role}"><span aria-hidden="true">${SYMBOLS[view.id]}</span> ${escapeMarkup(view.word)}</span>`
}

function worded({ word, role }: Pick<Worded, 'word' | 'role'>): string {
  return `<span class="status ${role}">${escapeMarkup(word)}</span>`
}

/** `href` is an http(s) address in its escaped form, see plain-line.ts. */
function link(text: string, href: string | null): string {
  return href === null
    ? escapeMarkup(text)
    : `<a href="${escapeMarkup(href)}" rel="noreferrer">${escapeMarkup(text)}</a>`
}

function anchor(point: PointView): string {
  return `point-${point.id.replace(/[^\w-]/g, '-')}`
}
