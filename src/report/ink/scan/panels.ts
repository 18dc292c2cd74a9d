import type { JudgedComponent } from '../../../judging/components/component.ts'
import { COMPONENT_WORDS } from '../../component-words.ts'
import { plainLine } from '../../plain-line.ts'
import { count } from '../../quantities.ts'
import type { Theme } from '../../theme.ts'
import { GATE_WORDS } from '../../wording.ts'
import type { Line } from '../line.tsx'
import { pad } from '../measure.ts'
import type { ScanState } from './state.ts'
import { SCAN_FIELDS, triedOf } from './what-if.ts'

const KEYS: readonly (readonly [string, string])[] = [
  ['up down, j k', 'go through the tree'],
  ['left right, h l', 'close and open what is below'],
  ['enter, space', 'open or close'],
  ['a', 'everything, or only what needs somebody to act'],
  ['/', 'filter by name, version, licence, verdict or scope; esc clears'],
  ['t', 'read its licence texts'],
  ['o', 'open its page in the browser'],
  ['w', 'what if: another project licence or use'],
  ['q, Ctrl-C', 'quit'],
  ['Ctrl-Z', 'suspend; fg brings it back'],
]

const VERDICTS = ['compatible', 'needs-review', 'incompatible', 'unknown'] as const

export function helpLines(width: number, theme: Theme): Line[] {
  const wide = width < 60 ? 12 : 22
  const symbols = VERDICTS.map((verdict) => {
    const { status, word } = COMPONENT_WORDS[verdict]
    return `${theme.status[status]} ${word}`
  })
  return [
    ...KEYS.map(([keys, what]): Line => [{ text: `  ${pad(keys, wide)}  `, role: 'accent' }, { text: what }]),
    [],
    [{ text: `  ${symbols.join('   ')}`, role: 'muted' }],
  ]
}

/** The parts of the policy that can be turned, and what becomes of the answer. */
export function whatIfLines(state: ScanState, theme: Theme): Line[] {
  const { left, right } = theme.symbols.arrows
  const policy = triedOf(state)
  const fields = SCAN_FIELDS.map((field, index): Line => {
    const isSelected = index === state.panelRow
    const value = isSelected && state.typing !== null ? `${state.typing}_` : field.read(policy)
    return [
      { text: isSelected ? `${theme.symbols.pointer} ` : '  ', role: 'accent', bold: true },
      { text: pad(field.label, 18), bold: isSelected },
      {
        text: isSelected ? `${left} ${plainLine(value)} ${right}` : `  ${plainLine(value)}`,
        ...(isSelected && { role: 'accent' as const }),
      },
      { text: isSelected && field.free ? '   enter: type an SPDX expression' : '', role: 'muted' },
    ]
  })
  return [...fields, [], ...outcomeLines(state, theme)]
}

function outcomeLines({ scan, tried }: ScanState, theme: Theme): Line[] {
  const after = tried?.scan ?? scan
  const { right } = theme.symbols.arrows
  const before = new Map(scan.components.map((component) => [identityOf(component), component]))
  const changed = after.components.flatMap((component): Line[] => {
    const old = before.get(identityOf(component))
    if (!old || (old.verdict === component.verdict && old.outcome === component.outcome)) return []
    const [was, is] = [COMPONENT_WORDS[old.verdict], COMPONENT_WORDS[component.verdict]]
    return [
      [
        { text: `  ${theme.status[was.status]} ${right} `, role: 'muted' },
        { text: `${theme.status[is.status]} ${is.word}  `, role: is.role, bold: true },
        { text: plainLine(`${component.name} ${component.version ?? ''}  `) },
        { text: plainLine(component.reason), role: 'muted' },
      ],
    ]
  })
  const [was, is] = [GATE_WORDS[scan.gate.status], GATE_WORDS[after.gate.status]]
  return [
    [
      { text: pad('Gate', 20) },
      { text: `${was.word} ${right} `, role: 'muted' },
      { text: is.word, role: is.role, bold: true },
    ],
    [{ text: plainLine(after.gate.reason), role: 'muted' }],
    [],
    ...(changed.length > 0
      ? [[{ text: `${count(changed.length, 'component')} judged otherwise` }], ...changed]
      : [[{ text: 'No component is judged otherwise', role: 'muted' as const }]]),
  ]
}

function identityOf({ purl, declaredAt }: JudgedComponent): string {
  return `${declaredAt.file} ${purl}`
}
