import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { knownVersion, mappingAt, mappingsAt } from '../../syntax/shape.ts'
import { isNamed } from '../file-name.ts'

/** What Swift's package manager pins: repositories, https://github.com/swiftlang/swift-package-manager. It does not say who needs what. */
export const packageResolved: InventoryReader = {
  id: 'swift-package-resolved',
  accepts: isNamed('Package.resolved'),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const version = knownVersion(top.version, /^[123]$/, 'version', 'Swift')
    const holder = version === '1' ? mappingAt(top, 'object') : top
    if (holder?.pins === undefined) throw new UnreadableFile('It has no "pins"')
    return {
      format: `Package.resolved ${version}`,
      project: { name: null, version: null },
      roots: null,
      nodes: mappingsAt(holder, 'pins').map((pin) => nodeOf(pin, lineOf(pin))),
      notes: ['A Package.resolved does not say which package needs which.'],
    }
  },
}

function nodeOf(pin: Mapping, line: number | null): LockedNode {
  const address = asText(pin.location) ?? asText(pin.repositoryURL)
  const identity = asText(pin.identity) ?? asText(pin.package)
  if (address === null && identity === null) throw new UnreadableFile('It has a pin without a location', line)
  const state = asMapping(pin.state)
  const [version, revision] = [asText(state?.version), asText(state?.revision)]
  const isLocal = pin.kind === 'localSourceControl' || address?.startsWith('/') === true
  return {
    key: identity ?? address ?? '',
    ecosystem: 'swift',
    name: (address === null || isLocal ? null : nameIn(address)) ?? identity ?? '',
    version,
    source:
      pin.kind === 'registry'
        ? { kind: 'registry', url: address }
        : { kind: 'git', url: revision === null ? address : `${address}#${revision}` },
    integrity: null,
    line,
    scope: 'unknown',
    dependsOn: [],
    own: isLocal,
  }
}

/** https://github.com/package-url/purl-spec: host and path of the repository, `github.com/apple/swift-nio`. */
function nameIn(address: string): string | null {
  const match = /^(?:[a-z+]+:\/\/(?:[^/@]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[:/](.+)$/i.exec(address)
  const [, host, path] = match ?? []
  return host === undefined || path === undefined ? null : `${host}/${path.replace(/\.git$/, '')}`
}
