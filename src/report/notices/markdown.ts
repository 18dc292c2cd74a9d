import { cleanText } from '../../text/untrusted.ts'
import { escapeMarkdown } from '../escape.ts'
import { table } from '../formats/markdown/parts.ts'
import { type DrawNotices, introduction, LACKING, lackingOf, nameOf, titleOf } from './document.ts'

export const draw: DrawNotices = (document) => {
  const { components, texts } = document
  const rows = components.map((component) => [
    escapeMarkdown(nameOf(component)),
    escapeMarkdown(component.license ?? 'not known'),
    component.texts.map((index) => `[${index + 1}](#text-${index + 1})`).join(', '),
    component.copyrights.map(escapeMarkdown).join('<br>'),
  ])
  const lacking = (['none', 'unknown'] as const).flatMap((kind) => {
    const all = lackingOf(document, kind)
    const lines = all.map((one) => `- ${escapeMarkdown(nameOf(one))}: ${escapeMarkdown(one.why)}`)
    return all.length === 0 ? [] : [`## ${LACKING[kind]}`, lines.join('\n')]
  })
  const blocks = [
    `# ${escapeMarkdown(titleOf(document))}`,
    introduction(document),
    table(['Component', 'Licence', 'Texts', 'Copyright'], rows),
    ...lacking,
    ...texts.flatMap((text, index) => [`## Text ${index + 1}`, fenced(cleanText(text))]),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Longer than every run of its sign inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}
