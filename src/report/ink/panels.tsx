import type { Theme } from '../theme.ts'
import type { View } from '../view.ts'
import { EXPORTS } from './keys-of-panels.ts'
import { type Line, Rows } from './line.tsx'
import { pad } from './measure.ts'
import { FIELDS, type TriedPolicy } from './what-if.ts'

interface Frame {
  width: number
  height: number
  theme: Theme
}

const KEYS: readonly (readonly [string, string])[] = [
  ['up down, j k', 'go through points, signals, rows'],
  ['left right, h l', 'go through candidates; on a point, to its neighbours'],
  ['enter, esc', 'open, go back'],
  ['tab', 'next point that does not pass; next candidate when comparing'],
  ['PgUp PgDn Home End', 'scroll'],
  ['/', 'filter by words, ids and status; esc clears'],
  ['o, 1 to 9', 'open the evidence in the browser'],
  ['w', 'what if: another licence, usage, kind or willingness'],
  ['c', 'copy as Markdown'],
  ['e', 'export as JSON, Markdown or HTML'],
  ['r', 'read everything again'],
  ['q, Ctrl-C', 'quit'],
  ['Ctrl-Z', 'suspend; fg brings it back'],
]

const ALPHABET = ['pass', 'warn', 'fail', 'unknown', 'not-applicable'] as const

export function HelpPanel({ width, height, theme }: Frame) {
  const wide = width < 60 ? 12 : 22
  const symbols = ALPHABET.map((status) => `${theme.status[status]} ${status}`).join('   ')
  const lines: Line[] = [
    ...KEYS.map(([keys, what]): Line => [{ text: `  ${pad(keys, wide)}  `, role: 'accent' }, { text: what }]),
    [],
    [{ text: `  ${symbols}`, role: 'muted' }],
    [
      {
        text: '  71 (58–84): the score over what is known; worst and best if the unknown turned out so',
        role: 'muted',
      },
    ],
  ]
  return <Rows lines={lines} width={width} height={height} theme={theme} />
}

interface WhatIfProps extends Frame {
  selected: number
  policy: TriedPolicy
  typing: string | null
  /** As the policy is, and as it is tried. */
  before: View | null
  after: View | null
  available: boolean
}

/** The parts of the policy that can be turned, and what becomes of the answer. */
export function WhatIfPanel({ selected, policy, typing, before, after, available, ...frame }: WhatIfProps) {
  const { theme } = frame
  const fields = FIELDS.map((field, index): Line => {
    const isSelected = index === selected
    const { left, right } = theme.symbols.arrows
    const value = isSelected && typing !== null ? `${typing}_` : field.read(policy)
    return [
      { text: isSelected ? `${theme.symbols.pointer} ` : '  ', role: 'accent', bold: true },
      { text: pad(field.label, 18), bold: isSelected },
      {
        text: isSelected ? `${left} ${value} ${right}` : `  ${value}`,
        ...(isSelected && { role: 'accent' as const }),
      },
      { text: isSelected && field.free ? '   enter: type an SPDX expression' : '', role: 'muted' },
    ]
  })
  const outcome = available ? outcomeLines(before, after, theme) : [UNAVAILABLE]
  return <Rows lines={[...fields, [], ...outcome]} {...frame} />
}

const UNAVAILABLE: Line = [{ text: 'Not in this report: it was made without the facts', role: 'unknown' }]

function outcomeLines(before: View | null, after: View | null, theme: Theme): Line[] {
  if (!before || !after) return [[{ text: 'Nothing is judged yet', role: 'muted' }]]
  const { right } = theme.symbols.arrows
  const changed = after.points.flatMap((point) => {
    const old = before.points.find(({ id }) => id === point.id)
    if (!old || (old.status.id === point.status.id && old.summary === point.summary)) return []
    const line: Line = [
      { text: `  ${pad(point.title, 18)}` },
      { text: `${theme.status[old.status.id]} ${right} `, role: 'muted' },
      {
        text: `${theme.status[point.status.id]} ${point.status.word}  `,
        role: point.status.role,
        bold: true,
      },
      { text: point.summary },
    ]
    return [line]
  })
  return [
    [
      { text: pad('Verdict', 20) },
      { text: `${before.verdict.word} ${right} `, role: 'muted' },
      { text: after.verdict.word, role: after.verdict.role, bold: true },
    ],
    [
      { text: pad('Score', 20) },
      { text: `${before.score.text} ${right} `, role: 'muted' },
      { text: after.score.text, bold: true },
    ],
    [],
    ...(changed.length > 0 ? changed : [[{ text: 'No point changes', role: 'muted' as const }]]),
  ]
}

export function ExportPanel({ selected, ...frame }: Frame & { selected: number }) {
  const { theme } = frame
  const lines = EXPORTS.map(
    ({ key, title }, index): Line => [
      { text: index === selected ? `${theme.symbols.pointer} ` : '  ', role: 'accent', bold: true },
      { text: pad(key, 3), role: 'accent' },
      { text: title, bold: index === selected },
    ],
  )
  return <Rows lines={[[{ text: 'Write a file into this folder' }], [], ...lines]} {...frame} />
}
