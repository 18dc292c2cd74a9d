import { elementAt, parseXml, type XmlElement, XmlError } from '../../../text/xml.ts'
import { type InventoryReader, UnreadableFile } from '../../reader.ts'
import { type BomComponent, lockedOfBom } from './cyclonedx.ts'

export const cycloneDxXml: InventoryReader = {
  id: 'CycloneDX (XML)',
  accepts: (path) => /(?:^|\/)bom\.xml$|\.(?:cdx|cyclonedx|bom)\.xml$/i.test(path),
  recognizes: (text) => /<(?:\w+:)?bom\b/.test(text) && text.includes('cyclonedx.org/schema/bom'),
  read({ text }) {
    const bom = parsed(text)
    const version = /cyclonedx\.org\/schema\/bom\/(\d+\.\d+)/.exec(text)?.[1] ?? null
    if (bom.name !== 'bom') throw new UnreadableFile(`Its root is <${bom.name}>, and not <bom>`, bom.line)
    const subject = elementAt(bom, 'metadata', 'component')
    return lockedOfBom({
      version,
      subject: subject && componentOf(subject),
      components: childrenOf(bom, 'components').map(componentOf),
      dependencies: childrenOf(bom, 'dependencies').map((one) => ({
        ref: one.attributes.ref ?? '',
        dependsOn: one.children.flatMap(({ attributes }) => attributes.ref ?? []),
      })),
    })
  },
}

function parsed(text: string): XmlElement {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  try {
    return parseXml(text)
  } catch (error) {
    if (error instanceof XmlError)
      throw new UnreadableFile(`It is no valid XML: ${error.message}`, error.line)
    throw error
  }
}

function componentOf(element: XmlElement): BomComponent {
  const text = (name: string) => elementAt(element, name)?.text || null
  return {
    ref: element.attributes['bom-ref'] ?? null,
    type: element.attributes.type ?? null,
    group: text('group'),
    name: text('name') ?? '',
    version: text('version'),
    purl: text('purl'),
    scope: text('scope'),
    licenses: childrenOf(element, 'licenses').flatMap(licenseIn),
    hashes: childrenOf(element, 'hashes').map((one) => ({
      algorithm: one.attributes.alg ?? null,
      value: one.text,
    })),
    properties: Object.fromEntries(
      childrenOf(element, 'properties').map((one) => [one.attributes.name ?? '', one.text]),
    ),
    line: element.line,
    components: childrenOf(element, 'components').map(componentOf),
  }
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementAt(element, name)?.children ?? []
}

function licenseIn(element: XmlElement): string[] {
  const written =
    element.name === 'expression'
      ? element.text
      : (elementAt(element, 'id') ?? elementAt(element, 'name'))?.text
  return written ? [written] : []
}
