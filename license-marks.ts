// What the SPDX list leaves free in its texts, read from its XML sources: run as `npm run license-marks -- FOLDER`, with a
// checkout of https://github.com/spdx/license-list-XML at the version that spdx-license-list has.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { align } from './src/analysis/licensing/text/align.ts'
import { type Added, type Mark, type Marks, withAdded } from './src/analysis/licensing/text/marks.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined || !existsSync(join(folder, 'src', 'exceptions'))) {
  throw new Error('Give the folder of a checkout of spdx/license-list-XML')
}

const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
  'spdx-license-list/spdx-full.json',
)

/** Text of an element as it is printed, and the stretches that may be left out or stand otherwise. */
interface Rendered {
  text: string
  marks: Mark[]
}

const TOKENS = /<!--[\s\S]*?-->|<[/?!]?[\w-]+(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*[/?]?>|[^<]+/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** Guidelines 4 to 6, 9 and 11: titles, notices and bullets are free without being marked as optional. */
const FREE = new Set(['optional', 'titleText', 'copyrightText', 'bullet'])
const BLOCKS = new Set(['p', 'br', 'list', 'item', 'bullet', 'titleText', 'copyrightText', 'optional'])

function decoded(text: string): string {
  return text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
}

function rendered(xml: string): Rendered {
  const marks: Mark[] = []
  const open: { name: string; from: number; match: string | null }[] = []
  let text = ''
  for (const [token] of xml.matchAll(TOKENS)) {
    const [, closing, name, empty] = /^<(\/?)([\w-]+)[\s\S]*?(\/?)>$/.exec(token) ?? []
    if (name === undefined) {
      if (!token.startsWith('<')) text += decoded(token).replace(/\s+/g, ' ')
      continue
    }
    if (BLOCKS.has(name)) text += '\n'
    if (empty === '/') continue
    if (closing !== '/') {
      const match = /\bmatch="([^"]*)"/.exec(token)?.[1]
      open.push({ name, from: text.length, match: match === undefined ? null : decoded(match) })
      continue
    }
    const begun = open.pop()
    if (begun?.name !== name) throw new Error(`</${name}> closes ${begun?.name ?? 'nothing'}`)
    if (name === 'alt') marks.push([begun.from, text.length, begun.match ?? ''])
    else if (FREE.has(name)) marks.push([begun.from, text.length])
  }
  return { text, marks }
}

function elementOf(xml: string, name: string): string | null {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? null
}

/** The same marks on the text as the package prints it: it breaks lines elsewhere, and here and there chose another reading. */
function carriedOver({ text, marks }: Rendered, printed: string, added: Added[]): Mark[] {
  const numbers = new Map<string, number>()
  const from = tokensOf(text, numbers)
  const to = tokensOf(printed, numbers)
  const runs = align(from.numbers, to.numbers, 4_000)
  if (runs === null) throw new Error('The text of the package is another one')
  // Token -> token: what was exchanged belongs to the mark around it, what was put in does not.
  const begins = (at: number): number => {
    let shift = 0
    for (const run of runs) {
      if (run.expectedFrom > at) break
      if (run.expectedTo > at) return run.foundFrom
      shift = run.foundTo - run.expectedTo
    }
    return at + shift
  }
  const ends = (at: number): number => {
    let shift = 0
    for (const run of runs) {
      if (run.expectedFrom >= at) break
      if (run.expectedTo >= at) return run.foundTo
      shift = run.foundTo - run.expectedTo
    }
    return at + shift
  }
  // What may be left out, the package mostly leaves out; it belongs to the text all the same.
  const lost = runs.find(({ expectedFrom, expectedTo, foundFrom, foundTo }) => {
    if (expectedFrom === expectedTo || foundFrom !== foundTo) return false
    const begin = from.starts[expectedFrom] ?? 0
    const end = from.ends[expectedTo - 1] ?? 0
    const isWithin = marks.some((mark) => mark.length === 2 && mark[0] <= begin && mark[1] >= end)
    const isReading = marks.some((mark) => mark.length === 3 && mark[0] <= begin && mark[1] >= end)
    return isWithin && !isReading && /[\p{L}\p{N}]/u.test(text.slice(begin, end))
  })
  if (lost) {
    const place = to.starts[lost.foundFrom] ?? printed.length
    const words = ` ${text.slice(from.starts[lost.expectedFrom], from.ends[lost.expectedTo - 1])} `
    added.push([place, words])
    return carriedOver({ text, marks }, printed.slice(0, place) + words + printed.slice(place), added)
  }
  return marks.map(([begin, end, match]): Mark => {
    const first = begins(from.ends.filter((each) => each <= begin).length)
    const next = Math.max(first, ends(from.starts.filter((each) => each < end).length))
    const place = to.starts[first] ?? printed.length
    const until = next > first ? (to.ends[next - 1] ?? printed.length) : place
    return match === undefined ? [place, until] : [place, begin === end ? place : until, match]
  })
}

function tokensOf(text: string, numbers: Map<string, number>) {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)]
  return {
    numbers: Int32Array.from(tokens, ([token]) => {
      const number = numbers.get(token) ?? numbers.size
      numbers.set(token, number)
      return number
    }),
    starts: tokens.map(({ index }) => index),
    ends: tokens.map(({ index, 0: token }) => index + token.length),
  }
}

/** Plain bullets are no words anyway. */
const isWorth = ([from, to, match]: Mark, text: string) =>
  match !== undefined ||
  (/[\p{L}\p{N}]/u.test(text.slice(from, to)) && !/^\s*\(?\w{1,2}[.)]\s*$/.test(text.slice(from, to)))
const tidy = ({ text, marks }: Rendered): Rendered => ({
  text,
  marks: marks.filter((mark) => isWorth(mark, text)),
})

/** Wordings of the stewards' own texts that the list's have not: what it says, and how else it stands. */
const VARIANTS: readonly (readonly [id: string, says: string, match: string])[] = [
  // https://www.mozilla.org/MPL/1.1/ says "Section 3.1-3.5".
  // https://ohwr.org/cern_ohl_p_v2.txt
  ['CERN-OHL-P-2.0', 'b) You provide', 'b\\) (You )?provide'],
  ['MPL-1.1', 'Sections 3.1, 3.2, 3.3, 3.4 and 3.5', 'Sections? 3\\.1-3\\.5'],
]

function variantsOf(id: string, text: string): Mark[] {
  return VARIANTS.filter(([of]) => of === id).map(([, says, match]): Mark => {
    const at = text.indexOf(says)
    if (at < 0) throw new Error(`does not say "${says}"`)
    return [at, at + says.length, match]
  })
}

const result: Marks = { version: '', licenses: {}, added: {}, exceptions: {}, headers: {} }
const packagePath = createRequire(import.meta.url).resolve('spdx-license-list/readme.md')
result.version = /List version ([\d.]+)/.exec(readFileSync(packagePath, 'utf8'))?.[1] ?? 'unknown'

const without = (xml: string) => xml.replace(/<standardLicenseHeader>|<\/standardLicenseHeader>/g, '')
for (const name of readdirSync(join(folder, 'src')).filter((each) => each.endsWith('.xml'))) {
  const id = basename(name, '.xml')
  const xml = readFileSync(join(folder, 'src', name), 'utf8')
  const header = elementOf(xml, 'standardLicenseHeader')
  if (header !== null) result.headers[id] = tidy(rendered(header))
  const printed = list[id]?.licenseText
  if (printed === undefined) {
    console.error(`${id}: not in the package`)
    continue
  }
  try {
    const added: Added[] = []
    const marks = carriedOver(tidy(rendered(without(elementOf(xml, 'text') ?? ''))), printed, added)
    if (added.length > 0) result.added[id] = added
    const all = [...marks, ...variantsOf(id, withAdded(printed, added))]
    if (all.length > 0) result.licenses[id] = all
  } catch (error) {
    console.error(`${id}: ${error instanceof Error ? error.message : error}`)
  }
}
for (const name of readdirSync(join(folder, 'src', 'exceptions')).filter((each) => each.endsWith('.xml'))) {
  const xml = readFileSync(join(folder, 'src', 'exceptions', name), 'utf8')
  result.exceptions[basename(name, '.xml')] = tidy(rendered(elementOf(xml, 'text') ?? ''))
}
const lines = (entries: object) =>
  Object.entries(entries).map(([id, entry]) => `    ${JSON.stringify(id)}: ${JSON.stringify(entry)}`)
const { version, ...groups } = result
const printed = Object.entries(groups).map(
  ([name, entries]) => `  "${name}": {\n${lines(entries).join(',\n')}\n  }`,
)
writeFileSync(
  'src/analysis/licensing/text/spdx-marks.json',
  `{\n  "version": "${version}",\n${printed.join(',\n')}\n}\n`,
)
