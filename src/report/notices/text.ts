import { cleanText } from '../../text/untrusted.ts'
import { plainLine } from '../plain-line.ts'
import { type DrawNotices, introduction, LACKING, lackingOf, nameOf, numbersOf, titleOf } from './document.ts'

const WIDTH = 80

export const draw: DrawNotices = (document) => {
  const { components, texts } = document
  const kinds = ['none', 'unknown'] as const
  const blocks = [
    [plainLine(titleOf(document)), '='.repeat(WIDTH), introduction(document)],
    ...components.map((component) => [
      plainLine(nameOf(component)),
      `  ${plainLine(component.license ?? 'licence not known')}, ${numbersOf(component)}`,
      ...component.copyrights.map((line) => `  ${plainLine(line)}`),
    ]),
    ...kinds
      .map((kind) => ({ title: LACKING[kind], all: lackingOf(document, kind) }))
      .filter(({ all }) => all.length > 0)
      .map(({ title, all }) => [
        title,
        ...all.map((one) => `  ${plainLine(nameOf(one))}: ${plainLine(one.why)}`),
      ]),
    ...texts.map((text, index) => [`Text ${index + 1}`, '-'.repeat(WIDTH), cleanText(text)]),
  ]
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`
}
