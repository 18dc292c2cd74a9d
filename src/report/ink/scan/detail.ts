import type { JudgedComponent } from '../../../judging/components/component.ts'
import { COMPONENT_WORDS } from '../../component-words.ts'
import { plainLine } from '../../plain-line.ts'
import type { Theme } from '../../theme.ts'
import type { Line, Span } from '../line.tsx'
import { wrap } from '../measure.ts'

const MAX_TEXT_WIDTH = 100

/** Everything about one component, as lines. */
export function detailLines(component: JudgedComponent, width: number, theme: Theme): Line[] {
  const { verdict, name, version, licence, scope, declaredAt, waiver, obligations, advice } = component
  const { word, status, role } = COMPONENT_WORDS[verdict]
  const paragraph = (text: string, look: Omit<Span, 'text'> = {}, indent = '') => {
    const room = Math.min(MAX_TEXT_WIDTH, width - indent.length)
    return wrap(plainLine(text), room).map((line): Line => [{ text: indent }, { ...look, text: line }])
  }
  const place = declaredAt.line === null ? declaredAt.file : `${declaredAt.file}:${declaredAt.line}`
  const said = [
    licence.declared === null ? null : `declared ${licence.declared}`,
    licence.found === null ? null : `texts ${licence.found}`,
    licence.from.length === 0 ? null : `from ${licence.from.join(', ')}`,
  ].filter((part) => part !== null)
  return [
    [
      { text: `${theme.status[status]} ${word}`, role, bold: true },
      { text: `  ${plainLine([name, version].filter(Boolean).join(' '))}`, bold: true },
      { text: licence.expression === null ? '' : `  ${plainLine(licence.expression)}` },
    ],
    ...paragraph(component.reason),
    ...paragraph(['you', ...component.path].join(` ${theme.symbols.arrows.right} `), { role: 'accent' }),
    ...paragraph([scope, place].join(` ${theme.symbols.bullet} `), { role: 'muted' }),
    ...(said.length === 0 ? [] : paragraph(said.join(` ${theme.symbols.bullet} `), { role: 'muted' })),
    ...(licence.disagreement === null ? [] : paragraph(licence.disagreement, { role: 'mediocre' })),
    ...(waiver === null
      ? []
      : paragraph(
          `${waiver.expired ? 'Waiver that expired' : 'Waived'}: ${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
          { role: waiver.expired ? 'poor' : 'muted' },
        )),
    ...obligations.flatMap((duty) => paragraph(`- ${duty}`, {}, '  ')),
    ...(advice === null ? [] : paragraph(`What to do: ${advice}`, { bold: true })),
  ]
}
