import { withoutEnd } from '../../text/edges.ts'

/** A heading or a paragraph of a README, without its markup. */
interface Block {
  text: string
  isHeading: boolean
}

export interface Picture {
  /** Its text instead; empty where there is none. */
  says: string
  url: string
}

export interface ReadmeHead {
  /** What the first heading calls the project; null: there is none. */
  title: string | null
  blocks: readonly Block[]
  /** Badges and other pictures: what they say, and where they come from. */
  pictures: readonly Picture[]
}

/** Where a README says what the project is; what follows tells how to use it, and is about parts of it. */
const HEAD_CHARACTERS = 6000
const HEAD_BLOCKS = 24
const MANUAL =
  /^\W*(?:how to )?(?:install(?:ation|ing)?|usage|use|using|getting started|quick ?start|api|options|features?|examples?|documentation|docs|requirements|prerequisites|development|contribut\w+|change ?log|release notes|history|faqs?|configuration|setup|tests?|testing|licen[cs]e|authors?|credits|sponsors?|supporters?|support|migrat\w+|upgrad\w+|compatib\w+|browser support|supported \w+|resources|links|see also|related|alternatives|motivation|why\b.*|background|building)\W*$/i

/** The part of a README that speaks of the project as a whole. Markdown, reStructuredText, Creole, AsciiDoc and plain text. */
export function readmeHead(text: string): ReadmeHead {
  const lines = withoutCode(text.slice(0, 3 * HEAD_CHARACTERS)).split(/\r?\n/)
  const pictures: Picture[] = []
  const blocks: Block[] = []
  let paragraph: string[] = []
  let length = 0
  const flush = () => {
    const words = plain(paragraph.join(' '))
    paragraph = []
    if (words !== '') blocks.push({ text: words, isHeading: false })
  }
  for (const [at, line] of lines.entries()) {
    pictures.push(...picturesIn(line))
    const heading = headingOf(line, lines[at + 1] ?? '')
    if (heading === null) {
      if (/^\s*$/.test(line) || /^\s*(?:[-*+]|\d+[.)])\s/.test(line)) flush()
      if (!UNDERLINE.test(line)) paragraph.push(line)
    } else {
      flush()
      if (MANUAL.test(plain(heading))) break
      if (plain(heading) !== '') blocks.push({ text: plain(heading), isHeading: true })
    }
    length += withoutPictures(line).length
    if (length > HEAD_CHARACTERS || blocks.length >= HEAD_BLOCKS) break
  }
  flush()
  return { title: blocks.find((block) => block.isHeading)?.text ?? null, blocks, pictures }
}

const UNDERLINE = /^\s*([=\-~^*+#"])\1{2,}\s*$/

function headingOf(line: string, next: string): string | null {
  const marked = /^\s{0,3}(?:>\s*)?(?:#{1,6}|={1,6})\s*(?=\S)([^\n]*)$/.exec(line)?.[1]
  if (marked !== undefined && !UNDERLINE.test(line))
    return withoutEnd(withoutEnd(marked.trimEnd(), '#='), ' \t')
  const html = /<h[1-6][^<>]*>([^<]*)/i.exec(line)?.[1]
  if (html !== undefined && html.trim() !== '') return html
  return /\S/.test(line) && UNDERLINE.test(next) && !UNDERLINE.test(line) ? line : null
}

function withoutCode(text: string): string {
  return text
    .replace(/^ {0,3}(```|~~~)[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n){0,400} {0,3}\1[^\n]*$/gm, '')
    .replace(/<!--(?:(?!-->)[\s\S]){0,4000}-->/g, '')
}

function picturesIn(line: string): readonly Picture[] {
  const markdown = [...line.matchAll(/!\[([^\]]{0,200})\]\(\s*<?([^)\s>]{1,500})/g)].map(
    ([, says = '', url = '']) => ({ says, url }),
  )
  const html = [...line.matchAll(/<img\b[^>]{0,600}>/gi)].map(([tag]) => ({
    says: /\balt\s*=\s*["']([^"']*)/i.exec(tag)?.[1] ?? '',
    url: /\bsrc\s*=\s*["']([^"']*)/i.exec(tag)?.[1] ?? '',
  }))
  const references = [
    ...line.matchAll(/^\s*(?:\.\. (?:\|[^|]*\| )?image::|\[([^\]]{1,100})\]:)\s*(\S{1,500})/g),
  ].map(([, says = '', url = '']) => ({ says, url }))
  return [...markdown, ...html, ...references].filter(({ url }) => url !== '')
}

function withoutPictures(line: string): string {
  return line
    .replace(
      /\[?!\[[^\]]{0,200}\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])(?:\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\]))?/g,
      '',
    )
    .replace(/<img\b[^>]{0,600}>/gi, '')
    .replace(/^\s*(?:\[[^\]]{1,100}\]:\s*\S+|\.\. .*)$/, '')
}

/** The words of a line without markup, pictures, emoji and the addresses of links. */
function plain(line: string): string {
  return withoutPictures(line)
    .replace(/\[\[[^\]|]{1,300}\|([^\]]{1,300})\]\]/g, '$1')
    .replace(/\[([^\]]{1,300})\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])/g, '$1')
    .replace(/<\/?[a-z][^>]{0,300}>/gi, ' ')
    .replace(/\[!\w{3,12}\]|:[a-z_]+:/g, ' ')
    .replace(/\*\*|__|~~|`|(?<=^|\s)[>|]+(?=\s|$)/g, ' ')
    .replace(/^[\s>|*_#=]+|(?<=^|[\s(])[*_](?=\S)|(?<=\S)[*_](?=$|[\s).,;:!?])/g, '')
    .replace(/ (?=[.,;:!?](?:\s|$))/g, '')
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}/gu, ' ')
    .replace(/&nbsp;|&amp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
