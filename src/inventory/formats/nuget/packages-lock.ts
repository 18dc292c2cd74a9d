import { asMapping, asText, entriesOf } from '../../../text/mapping.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { knownVersion, mappingAt } from '../../syntax/shape.ts'
import { fileName } from '../file-name.ts'

/** https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies, per framework. */
export const packagesLock: InventoryReader = {
  id: 'nuget-packages-lock',
  // A folder with several projects has one for each, `packages.shop.lock.json`.
  accepts: (path) => /^packages(?:\.[^/]+)?\.lock\.json$/i.test(fileName(path)),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const version = knownVersion(top.version, /^[12]$/, 'version', 'NuGet')
    if (mappingAt(top, 'dependencies') === null) throw new UnreadableFile('It has no "dependencies"')
    const roots: Root[] = []
    const nodes: LockedNode[] = []
    for (const [framework] of entriesOf(top, 'dependencies')) {
      const packages = mappingAt(mappingAt(top, 'dependencies'), framework)
      // NuGet takes names in any case for the same.
      const keyOf = (name: string) => `${framework} ${name.toLowerCase()}`
      for (const [name, value] of Object.entries(packages ?? {})) {
        const entry = asMapping(value)
        const line = lineOf(value)
        if (entry === null) throw new UnreadableFile(`Its entry of ${name} is no object`, lineOf(packages))
        if (entry.type === 'Direct') roots.push({ member: null, key: keyOf(name), scope: 'unknown' })
        nodes.push({
          key: keyOf(name),
          ecosystem: 'nuget',
          name,
          version: asText(entry.resolved),
          range: asText(entry.requested),
          source: { kind: 'registry', url: null },
          integrity: asText(entry.contentHash),
          line,
          scope: null,
          dependsOn: entriesOf(entry, 'dependencies').map(([needed]) => keyOf(needed)),
          own: entry.type === 'Project',
        })
        // What a project of the same solution needs is asked for by a member.
        if (entry.type === 'Project')
          for (const [needed] of entriesOf(entry, 'dependencies'))
            roots.push({ member: name, key: keyOf(needed), scope: 'unknown' })
      }
    }
    return {
      format: `packages.lock.json ${version}`,
      project: { name: null, version: null },
      roots,
      nodes,
      notes: ['It does not tell what is for development alone.'],
    }
  },
}
