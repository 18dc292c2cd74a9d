import { type InventoryReader, UnreadableFile } from '../../reader.ts'
import { lockedOfSpdx, type SpdxEdge, type SpdxPackage } from './spdx.ts'
import { edgeOf } from './spdx-relationship.ts'

/** https://spdx.github.io/spdx-spec/v2.3: `Tag: value` a line, a package from one PackageName to the next part of the document. */
export const spdxTagValue: InventoryReader = {
  id: 'SPDX (tag-value)',
  accepts: (path) => path.endsWith('.spdx'),
  recognizes: (text) => /^SPDXVersion:/m.test(text),
  read({ text }) {
    if (text.trim() === '') throw new UnreadableFile('It is empty')
    let version: string | null = null
    let current: { -readonly [K in keyof SpdxPackage]: SpdxPackage[K] } | null = null
    const packages: SpdxPackage[] = []
    const described: string[] = []
    const edges: SpdxEdge[] = []
    for (const { tag, value, line } of tagsIn(text)) {
      if (tag === 'SPDXVersion') version = value.replace(/^SPDX-/, '')
      else if (tag === 'Relationship') {
        const [from = '', type = '', to = ''] = value.split(/\s+/)
        if (type === 'DESCRIBES') described.push(to)
        if (type === 'DESCRIBED_BY') described.push(from)
        edges.push(...edgeOf(from, type, to))
      } else if (tag === 'PackageName') {
        current = {
          id: '',
          name: value,
          version: null,
          purl: null,
          declared: null,
          concluded: null,
          checksums: [],
          line,
        }
        packages.push(current)
      } else if (/^(?:FileName|SnippetSPDXID|LicenseID|Reviewer|Annotator)$/.test(tag)) current = null
      else if (current !== null) setIn(current, tag, value)
    }
    return lockedOfSpdx({ version, packages, described, edges })
  },
}

function setIn(
  current: { -readonly [K in keyof SpdxPackage]: SpdxPackage[K] },
  tag: string,
  value: string,
): void {
  switch (tag) {
    case 'SPDXID':
      current.id = value
      break
    case 'PackageVersion':
      current.version = value
      break
    case 'PackageLicenseDeclared':
      current.declared = value
      break
    case 'PackageLicenseConcluded':
      current.concluded = value
      break
    case 'PackageChecksum': {
      const [algorithm = '', sum = ''] = value.split(/:\s*/)
      current.checksums = [...current.checksums, { algorithm, value: sum }]
      break
    }
    case 'ExternalRef': {
      const [, type, locator] = value.split(/\s+/)
      if (type === 'purl' && locator) current.purl = locator
    }
  }
}

/** Texts between `<text>` and `</text>` may have several lines. Throws UnreadableFile. */
function* tagsIn(text: string): Generator<{ tag: string; value: string; line: number }> {
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const number = index + 1
    const colon = line.indexOf(':')
    if (colon < 0)
      throw new UnreadableFile('It is no SPDX from here on: a tag and a colon are missing', number)
    let value = line.slice(colon + 1).trim()
    if (value.startsWith('<text>')) {
      while (!value.endsWith('</text>')) {
        index++
        if (index >= lines.length)
          throw new UnreadableFile('It ends too early: a <text> is not closed', number)
        value = `${value}\n${(lines[index] ?? '').trimEnd()}`
      }
      value = value.slice('<text>'.length, -'</text>'.length)
    }
    yield { tag: line.slice(0, colon).trim(), value, line: number }
  }
}
