import type { JudgedComponent } from '../../judging/components/component.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { escapeMarkdown } from '../escape.ts'
import { firstRows, within } from '../formats/markdown/bounds.ts'
import { folded, SYMBOLS, table } from '../formats/markdown/parts.ts'
import { changesLine, licenceLines } from './changes.ts'
import type { DrawScan } from './format.ts'
import { type FindingGroup, groupsOf, placeText, waiverLine, wayTo } from './groups.ts'
import { gateWords, OUTCOME_WORDS, subjectOf, totalsLine, useWords, waiverEnd } from './wording.ts'

/** GitHub refuses a job's summary of more than 1 MiB; some room is for what else the job writes. */
const MAX_BYTES = 900_000
/** Of one table: that others have room too. */
const MAX_TABLE_BYTES = 250_000
/** Beyond it a table folds: a summary is read from its top. */
const OPEN_ROWS = 20

const GATE_SYMBOLS = { pass: SYMBOLS.pass, fail: SYMBOLS.fail, unknown: SYMBOLS.unknown } as const
const OUTCOME_SYMBOLS = {
  pass: SYMBOLS.pass,
  fail: SYMBOLS.fail,
  undecided: SYMBOLS.unknown,
  reported: SYMBOLS.warn,
} as const

/** For the summary of a job or a comment. Blocks are left out from the end where there is no room, and that is said. */
export const draw: DrawScan = (scan, { all }) => {
  const groups = groupsOf(scan)
  return within(MAX_BYTES, [
    { draw: () => `# ${escapeMarkdown(subjectOf(scan))}`, what: 'the title' },
    {
      draw: () => `${GATE_SYMBOLS[scan.gate.status]} **${escapeMarkdown(gateWords(scan))}**`,
      what: 'the gate',
    },
    {
      draw: () => `${escapeMarkdown(totalsLine(scan))}. ${escapeMarkdown(useWords(scan))}.`,
      what: 'the totals',
    },
    { draw: () => changes(scan), what: 'what changed' },
    ...groups.map((group) => ({ draw: () => groupBlock(group, scan), what: 'a group of findings' })),
    { draw: () => notes(scan), what: 'the notes' },
    {
      draw: all ? () => folded('Every component', everything(scan)) : () => '',
      what: 'the list of all components',
    },
  ])
}

function changes({ comparison }: Scan): string {
  if (comparison === null) return ''
  const relicensed = comparison.licences.map((change) => {
    const { head, lines } = licenceLines(change, '→')
    return [`- ${escapeMarkdown(head)}`, ...lines.map((line) => `  - ${escapeMarkdown(line)}`)].join('\n')
  })
  return [escapeMarkdown(changesLine(comparison)), ...relicensed].join('\n\n')
}

function groupBlock(group: FindingGroup, scan: Scan): string {
  const { outcome, message, advice, components, places } = group
  const [first] = components
  const shown = firstRows(components.map(rowOf), MAX_TABLE_BYTES)
  const left = components.length - shown.length
  const listed = table(['Component', 'Scope', 'Comes in by', 'Declared at'], shown)
  const rows = left === 0 ? listed : `${listed}\n\nLeft out, as there is no room for more here: ${left} more`
  const accept =
    first && outcome !== 'reported'
      ? `\n\nTo accept one: \`${codeOf(waiverLine(first, waiverEnd(scan)))}\``
      : ''
  const list = components.length > OPEN_ROWS ? folded(`${components.length} components`, rows) : rows
  return [
    `### ${OUTCOME_SYMBOLS[outcome]} ${escapeMarkdown(`${OUTCOME_WORDS[outcome]}: ${message}`)}`,
    ...(rows === '' ? [] : [list]),
    ...(places.length === 0 ? [] : [places.map((place) => `- ${escapeMarkdown(place)}`).join('\n')]),
    `What to do: ${escapeMarkdown(advice)}${accept}`,
  ].join('\n\n')
}

function rowOf({ name, version, range, scope, path, declaredAt }: JudgedComponent): readonly string[] {
  return [`${name} ${version ?? range ?? ''}`, scope, wayTo(path, '→'), placeText(declaredAt)].map(
    escapeMarkdown,
  )
}

function notes({ files, notices }: Scan): string {
  return [
    ...files.flatMap(({ file, notes: said, partial }) =>
      partial ? [] : said.map((note) => `${file}: ${note}`),
    ),
    ...notices.map(({ text }) => text),
  ]
    .map((text) => `- ${escapeMarkdown(text)}`)
    .join('\n')
}

function everything({ components }: Scan): string {
  const rows = components.map(({ name, version, range, licence, outcome, reason }) => {
    const cells = [`${name} ${version ?? range ?? ''}`, licence.expression ?? licence.declared ?? '', reason]
    return [OUTCOME_SYMBOLS[outcome], ...cells.map(escapeMarkdown)]
  })
  return table(['', 'Component', 'Licence', 'Answer'], rows)
}

/** Inside of one pair of backticks nothing is markup but another. */
function codeOf(text: string): string {
  return text.replaceAll('`', "'")
}
