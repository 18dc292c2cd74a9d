import { asText, type Mapping } from '../../../text/mapping.ts'
import type { Locked } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
import { mappingsAt, textsAt } from '../../syntax/shape.ts'
import { lockedOfSpdx, type SpdxPackage } from './spdx.ts'
import { edgeOf } from './spdx-relationship.ts'

/** Of version 2. `document`: its top, or what GitHub wraps it in. */
export function readSpdx(top: Mapping, document: JsonDocument): Locked {
  const relationships = mappingsAt(top, 'relationships').map((one) => ({
    from: asText(one.spdxElementId) ?? '',
    type: asText(one.relationshipType) ?? '',
    to: asText(one.relatedSpdxElement) ?? '',
  }))
  return lockedOfSpdx({
    version: asText(top.spdxVersion)?.replace(/^SPDX-/, '') ?? null,
    packages: mappingsAt(top, 'packages').map((one, index) => packageOf(one, index, document)),
    described: [
      ...textsAt(top, 'documentDescribes'),
      ...relationships.filter(({ type }) => type === 'DESCRIBES').map(({ to }) => to),
      ...relationships.filter(({ type }) => type === 'DESCRIBED_BY').map(({ from }) => from),
    ],
    edges: relationships.flatMap(({ from, type, to }) => edgeOf(from, type, to)),
  })
}

function packageOf(entry: Mapping, index: number, document: JsonDocument): SpdxPackage {
  const purl = mappingsAt(entry, 'externalRefs').find(({ referenceType }) => referenceType === 'purl')
  return {
    id: asText(entry.SPDXID) ?? `entry ${index}`,
    name: asText(entry.name) ?? '',
    version: asText(entry.versionInfo) || null,
    purl: asText(purl?.referenceLocator),
    declared: asText(entry.licenseDeclared),
    concluded: asText(entry.licenseConcluded),
    checksums: mappingsAt(entry, 'checksums').map(({ algorithm, checksumValue }) => ({
      algorithm: asText(algorithm),
      value: asText(checksumValue),
    })),
    line: document.lineOf(entry),
  }
}
