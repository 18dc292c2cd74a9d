import type { Rehearsal, StoppedChange } from '../judging/components/rehearsal.ts'
import { paint, strong, wrap } from './lines.ts'
import { plainLine } from './plain-line.ts'
import { count } from './quantities.ts'
import type { Theme } from './theme.ts'
import { GATE_WORDS } from './wording.ts'

const LOOKS = {
  fail: { status: 'fail', role: 'poor' },
  undecided: { status: 'unknown', role: 'unknown' },
} as const

interface Look {
  theme: Theme
  columns: number
}

/** Which changes of the past the policy would have stopped, and why. */
export function rehearsalText(rehearsal: Rehearsal, look: Look): string {
  const { since, until, commits, stopped, reasons, head, notes } = rehearsal
  const { theme, columns } = look
  const title = `From ${since} to ${until}: ${count(commits, 'commit')} changed what is used, ${stopped.length} would have been stopped`
  const gate = GATE_WORDS[head.gate.status]
  const blocks = [
    wrap(strong(title, theme), columns, '', '  '),
    ...stopped.map((change) => changeLines(change, look)),
    reasons.length < 2
      ? []
      : [
          'By reason',
          ...reasons.flatMap(({ changes, reason }) =>
            wrap(plainLine(reason), columns, `${String(changes).padStart(5)}  `, '       '),
          ),
        ],
    notes.flatMap((note) => wrap(plainLine(note), columns, 'Note: ', '      ')),
    wrap(
      `Now, at ${head.commit.slice(0, 10)}: gate ${paint(gate.word, gate.role, theme)}, ${plainLine(head.gate.reason)}`,
      columns,
      '',
      '  ',
    ),
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function changeLines(
  { commit, committedAt, subject, outcome, components, unread }: StoppedChange,
  { theme, columns }: Look,
): string[] {
  const { status, role } = LOOKS[outcome]
  const head = `${committedAt.slice(0, 10)} ${commit.slice(0, 10)} ${plainLine(subject)}`
  return [
    ...wrap(head, columns, `${paint(theme.status[status], role, theme)} `, '  '),
    ...components.flatMap((component) => {
      const { name, version, licence, path, reason } = component
      const way = ['you', ...path].join(` ${theme.symbols.arrows.right} `)
      const what = [name, version, licence === null ? null : ` ${licence}`, ` ${way}`]
        .filter(Boolean)
        .join(' ')
      return [
        ...wrap(plainLine(what), columns, '    ', '      '),
        ...wrap(plainLine(reason), columns, '      ', '      '),
      ]
    }),
    ...unread.flatMap(({ file, message }) =>
      wrap(plainLine(`${file}: ${message}`), columns, '    ', '      '),
    ),
  ]
}
