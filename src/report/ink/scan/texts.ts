import { cleanText } from '../../../text/untrusted.ts'
import { plainLine } from '../../plain-line.ts'
import type { Line } from '../line.tsx'
import { wrap } from '../measure.ts'
import type { ScanState } from './state.ts'

type Texts = NonNullable<ScanState['texts']>

/** Texts are long, and are asked for by every key that scrolls them. */
const drawn = new WeakMap<Texts, { width: number; lines: readonly Line[] }>()

/** The texts one after the other, in the width of the terminal. */
export function textLines(texts: Texts | null, width: number): readonly Line[] {
  if (texts === null) return []
  const last = drawn.get(texts)
  if (last?.width === width) return last.lines
  const lines = texts.files.flatMap(({ path, text }): Line[] => [
    [{ text: plainLine(`${texts.title}: ${path}`), bold: true }],
    [],
    ...cleanText(text)
      .split('\n')
      .flatMap((line) => wrap(line.replaceAll('\t', '    ').trimEnd(), width))
      .map((line): Line => [{ text: line }]),
    [],
  ])
  drawn.set(texts, { width, lines })
  return lines
}
