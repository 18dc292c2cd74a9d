/** An element of an XML document. Prefixes of namespaces are dropped. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** The line that it begins on, from 1. */
  readonly line: number
  readonly children: readonly XmlElement[]
  /** What is written in it directly, trimmed. */
  readonly text: string
}

/** `message` is a sentence for a person, `line` where it went wrong. */
export class XmlError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.name = 'XmlError'
    this.line = line
  }
}

interface Open {
  name: string
  attributes: Record<string, string>
  line: number
  children: XmlElement[]
  text: string
}

const MAX_DEPTH = 200

// In this order: comment, CDATA, processing instruction, document type with its own declarations, tag.
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE\b(?:[^<>[]|\[[\s\S]*?\]\s*(?=>))*>|<(\/?)([^\s<>/=]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y

/**
 * The root of a document. Nothing is fetched or expanded but the entities that XML itself has: those that a document
 * declares stay as they are written. Throws XmlError for what is no well-formed XML.
 */
export function parseXml(text: string): XmlElement {
  const lineAt = lineCounter(text)
  const above: Open[] = [{ name: '', attributes: {}, line: 1, children: [], text: '' }]
  let at = 0
  while (at < text.length) {
    const top = above[above.length - 1]
    if (top === undefined) break
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    top.text += resolved(text.slice(at, end))
    at = end
    if (next < 0) break
    MARKUP.lastIndex = at
    const match = MARKUP.exec(text)
    if (match === null) throw new XmlError('A tag is not closed, or stands where none can', lineAt(at))
    const [whole, cdata, closes, name = '', attributes = '', empty] = match
    if (cdata !== undefined) top.text += cdata
    else if (closes === '/') close(above, name, lineAt(at))
    else if (closes === '') {
      if (above.length > MAX_DEPTH)
        throw new XmlError('It is nested deeper than any real document', lineAt(at))
      above.push({ name, attributes: attributesIn(attributes), line: lineAt(at), children: [], text: '' })
      if (empty === '/') close(above, name, lineAt(at))
    }
    at += whole.length
  }
  const [document, unclosed] = above
  if (unclosed) throw new XmlError(`<${unclosed.name}> is not closed`, unclosed.line)
  const root = document?.children[0]
  if (root === undefined) throw new XmlError('It has no element', 1)
  return root
}

/** The element at a path of names below another; null: there is none. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement | undefined = element
  for (const name of path) found = found?.children.find((child) => child.name === name)
  return found ?? null
}

/** The elements of one name in the element at a path: `dependency` in `dependencies`. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  const parent = elementAt(element, ...path.slice(0, -1))
  return parent?.children.filter(({ name }) => name === path.at(-1)) ?? []
}

/** The text at a path; null: there is none, or it is empty. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  return elementAt(element, ...path)?.text || null
}

function close(above: Open[], name: string, line: number): void {
  const closed = above.pop()
  const parent = above.at(-1)
  if (closed === undefined || parent === undefined || closed.name !== name)
    throw new XmlError(`</${name}> closes nothing that is open`, line)
  const { attributes, children, text } = closed
  parent.children.push({
    name: withoutPrefix(name),
    attributes,
    line: closed.line,
    children,
    text: text.trim(),
  })
}

function attributesIn(text: string): Record<string, string> {
  const found = text.matchAll(/(?<=^|\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return Object.fromEntries(
    [...found].map(([, name = '', double, single]) => [
      withoutPrefix(name),
      resolved(double ?? single ?? ''),
    ]),
  )
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,32}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Asked for rising places. */
function lineCounter(text: string): (at: number) => number {
  let line = 1
  let counted = 0
  return (at) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line++
      counted = next + 1
    }
    return line
  }
}
