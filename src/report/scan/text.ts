import type { JudgedComponent } from '../../judging/components/component.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { paint, strong, wrap } from '../lines.ts'
import { plainLine } from '../plain-line.ts'
import type { Role } from '../wording.ts'
import { changesLine, licenceLines } from './changes.ts'
import type { DrawScan, ScanDrawOptions } from './format.ts'
import { type FindingGroup, groupsOf, placeText, waiverLine, wayTo } from './groups.ts'
import { gateWords, OUTCOME_WORDS, subjectOf, totalsLine, useWords, waiverEnd } from './wording.ts'

const MIN_COLUMNS = 40
const MAX_COLUMNS = 120
/** More of one kind are counted. */
const MAX_ROWS = 15

/** Silent about what is fine: what is to be looked at, then a line of totals. */
export const draw: DrawScan = (scan, options) => {
  const columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, options.columns))
  const context = { ...options, columns }
  const blocks = [
    [
      ...wrap(strong(plainLine(subjectOf(scan)), options.theme), columns, '', '  '),
      ...wrap(useWords(scan), columns, '', '  '),
    ],
    ...groupsOf(scan).map((group) => groupLines(group, scan, context)),
    options.all ? allLines(scan, context) : [],
    ...changeBlocks(scan, context),
    notesOf(scan).flatMap((note) => wrap(plainLine(note), columns, 'Note: ', '      ')),
    closing(scan, context),
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

const LOOKS = {
  fail: { status: 'fail', role: 'poor' },
  undecided: { status: 'unknown', role: 'unknown' },
  reported: { status: 'warn', role: 'mediocre' },
  pass: { status: 'pass', role: 'good' },
} as const

function groupLines(group: FindingGroup, scan: Scan, { theme, columns, all }: ScanDrawOptions): string[] {
  const { status, role } = LOOKS[group.outcome]
  const symbol = paint(theme.status[status], role, theme)
  const word = OUTCOME_WORDS[group.outcome]
  const head = wrap(`${word}: ${plainLine(group.message)}`, columns, `${symbol} `, '  ')
  const rows = all ? group.components : group.components.slice(0, MAX_ROWS)
  const more = group.components.length - rows.length
  const [first] = group.components
  const accept =
    first && group.outcome !== 'reported'
      ? [`  To accept one:  ${plainLine(waiverLine(first, waiverEnd(scan)))}`]
      : []
  return [
    ...head,
    ...rows.flatMap((component) => rowLines(component, theme, columns)),
    ...group.places.map((place) => `    ${plainLine(place)}`),
    ...(more > 0 ? [`    and ${more} more; --all lists them`] : []),
    ...wrap(`What to do: ${plainLine(group.advice)}`, columns, '  ', '    '),
    ...accept,
  ]
}

/** `qs 6.5.2  you → express → qs  package-lock.json:120`: in one line where it fits. */
function rowLines(component: JudgedComponent, theme: ScanDrawOptions['theme'], columns: number): string[] {
  const { name, version, range, path, declaredAt, scope } = component
  const what = plainLine(`${name} ${version ?? range ?? ''}`).trim()
  const way = plainLine(wayTo(path, theme.symbols.arrows.right))
  const where = plainLine(placeText(declaredAt))
  const scoped = scope === 'runtime' ? '' : ` (${scope})`
  const line = `    ${what}${scoped}  ${way}  ${paint(where, 'muted', theme)}`
  if (`    ${what}${scoped}  ${way}  ${where}`.length <= columns) return [line]
  return [
    `    ${what}${scoped}`,
    ...wrap(way, columns, '      ', '        '),
    `      ${paint(where, 'muted', theme)}`,
  ]
}

function allLines({ components }: Scan, { theme, columns }: ScanDrawOptions): string[] {
  return components.flatMap(({ name, version, range, licence, verdict, outcome, reason }) => {
    const { status, role } = LOOKS[outcome]
    const terms = licence.expression ?? licence.declared ?? verdict
    const text = plainLine(`${name} ${version ?? range ?? ''}  ${terms}  ${reason}`)
    return wrap(text, columns, `${paint(theme.status[status], role, theme)} `, '    ')
  })
}

function changeBlocks({ comparison }: Scan, { theme, columns, all }: ScanDrawOptions): string[][] {
  if (comparison === null) return []
  const { added, removed, changed, licences } = comparison
  const { right } = theme.symbols.arrows
  const licenceBlocks = licences.map((change) => {
    const { head, lines } = licenceLines(change, right)
    return [
      ...wrap(head, columns, `${paint(theme.status.warn, 'mediocre', theme)} `, '  '),
      ...lines.flatMap((line) => wrap(line, columns, '    ', '      ')),
    ]
  })
  const nameOf = ({ name, version }: { name: string; version: string | null }) => `${name} ${version ?? ''}`
  const list = [
    ...added.map((one) => `+ ${nameOf(one)}`),
    ...removed.map((one) => `- ${nameOf(one)}`),
    ...changed.map((one) => `~ ${nameOf(one)} (${one.what.join(', ')})`),
  ].map(plainLine)
  const shown = all ? list : list.slice(0, MAX_ROWS)
  const more = list.length - shown.length
  return [
    ...licenceBlocks,
    [
      ...wrap(changesLine(comparison), columns, '', '  '),
      ...shown.map((line) => `  ${line.trimEnd()}`),
      ...(more > 0 ? [`  and ${more} more; --all lists them`] : []),
    ],
  ]
}

function notesOf({ files, notices }: Scan): readonly string[] {
  return [
    ...files.flatMap(({ file, notes, partial }) => (partial ? [] : notes.map((note) => `${file}: ${note}`))),
    ...notices.map(({ text }) => text),
  ]
}

function closing(scan: Scan, { theme, columns }: ScanDrawOptions): string[] {
  const role: Role =
    LOOKS[({ pass: 'pass', fail: 'fail', unknown: 'undecided' } as const)[scan.gate.status]].role
  return [
    ...wrap(totalsLine(scan), columns, '', '  '),
    ...wrap(`${paint(gateWords(scan), role, theme)}`, columns, '', '  '),
  ]
}
