import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import type { Locked } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'
import { mappingAt, mappingsAt, textsAt } from '../../syntax/shape.ts'
import { type BomComponent, lockedOfBom } from './cyclonedx.ts'

export function readCycloneDx(document: JsonDocument): Locked {
  const { top } = document
  const subject = mappingAt(mappingAt(top, 'metadata'), 'component')
  return lockedOfBom({
    version: asText(top.specVersion),
    subject: subject && componentOf(subject, document),
    components: mappingsAt(top, 'components').map((one) => componentOf(one, document)),
    dependencies: mappingsAt(top, 'dependencies').map((one) => ({
      ref: asText(one.ref) ?? '',
      dependsOn: textsAt(one, 'dependsOn'),
    })),
  })
}

function componentOf(entry: Mapping, document: JsonDocument): BomComponent {
  const text = (key: string) => asText(entry[key])
  return {
    ref: text('bom-ref'),
    type: text('type'),
    group: text('group'),
    name: text('name') ?? '',
    version: text('version'),
    purl: text('purl'),
    scope: text('scope'),
    licenses: mappingsAt(entry, 'licenses').flatMap(licenseIn),
    hashes: mappingsAt(entry, 'hashes').map(({ alg, content }) => ({
      algorithm: asText(alg),
      value: asText(content),
    })),
    properties: Object.fromEntries(
      mappingsAt(entry, 'properties').map(({ name, value }) => [asText(name) ?? '', asText(value) ?? '']),
    ),
    line: document.lineOf(entry),
    components: mappingsAt(entry, 'components').map((one) => componentOf(one, document)),
  }
}

function licenseIn({ license, expression }: Mapping): string[] {
  const { id, name } = asMapping(license) ?? {}
  const written = asText(expression) ?? asText(id) ?? asText(name)
  return written === null ? [] : [written]
}
