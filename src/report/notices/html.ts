import { createHash } from 'node:crypto'
import { cleanText } from '../../text/untrusted.ts'
import { escapeMarkup } from '../escape.ts'
import { STYLE } from '../formats/html/style.ts'
import { type DrawNotices, introduction, LACKING, lackingOf, nameOf, titleOf } from './document.ts'

const OWN_STYLE = `${STYLE}pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--raised); padding: .75rem; border-radius: .4rem; }\n`
/** Nothing but this very style may load, run or be sent anywhere. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(OWN_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** One self-contained page; no script, nothing fetched. */
export const draw: DrawNotices = (document) => {
  const { components, texts } = document
  const title = escapeMarkup(titleOf(document))
  const rows = components.map((component) => {
    const own = component.texts.map((index) => `<a href="#text-${index + 1}">${index + 1}</a>`)
    return `<tr><th scope="row">${escapeMarkup(nameOf(component))}</th><td>${escapeMarkup(component.license ?? 'not known')}</td><td>${own.join(', ')}</td><td>${component.copyrights.map(escapeMarkup).join('<br>')}</td></tr>`
  })
  const lacking = (['none', 'unknown'] as const).flatMap((kind) => {
    const all = lackingOf(document, kind)
    const items = all.map((one) => `<li>${escapeMarkup(nameOf(one))}: ${escapeMarkup(one.why)}</li>`)
    return all.length === 0 ? [] : [`<h2>${LACKING[kind]}</h2>\n<ul>\n${items.join('\n')}\n</ul>`]
  })
  const shown = texts.map(
    (text, index) => `<h2 id="text-${index + 1}">Text ${index + 1}</h2>\n<pre>${escapeLines(text)}</pre>`,
  )
  const list =
    components.length === 0
      ? []
      : [
          `<div class="scroll"><table>\n<thead><tr><th scope="col">Component</th><th scope="col">Licence</th><th scope="col">Texts</th><th scope="col">Copyright</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`,
        ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${OWN_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeMarkup(introduction(document))}</p>
${[...list, ...lacking, ...shown].join('\n')}
</main>
</body>
</html>
`
}

/** As escapeMarkup, with lines and indentation kept. */
function escapeLines(text: string): string {
  return cleanText(text).replace(/[&<>"']|#(?=#)/g, (character) => `&#${character.codePointAt(0)};`)
}
