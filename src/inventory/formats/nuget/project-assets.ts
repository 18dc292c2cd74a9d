import { asMapping, asText, entriesOf } from '../../../text/mapping.ts'
import { type InventoryReader, type Root, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { knownVersion, mappingAt } from '../../syntax/shape.ts'
import { isNamed } from '../file-name.ts'
import { edgesIn, librariesIn, libraryKey, libraryNode } from './libraries.ts'

/** What `dotnet restore` writes into `obj`: all packages of a project, with what its own file asks for. */
export const projectAssets: InventoryReader = {
  id: 'nuget-project-assets',
  accepts: isNamed('project.assets.json'),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const version = knownVersion(top.version, /^[23]$/, 'version', 'NuGet')
    if (mappingAt(top, 'libraries') === null) throw new UnreadableFile('It has no "libraries"')
    const project = mappingAt(top, 'project')
    const libraries = librariesIn(top)
    const edges = edgesIn(top)
    const asked = entriesOf(project, 'frameworks').flatMap(([, framework]) =>
      entriesOf(asMapping(framework), 'dependencies').map(([name, value]): Root => {
        // PrivateAssets="all": it is used to build, and goes no further.
        const isPrivate = asMapping(value)?.suppressParent === 'All'
        return { member: null, key: libraryKey(name), scope: isPrivate ? 'dev' : 'runtime' }
      }),
    )
    const projects = libraries.filter(({ type }) => type === 'project')
    return {
      format: `project.assets.json ${version}`,
      project: {
        name: asText(mappingAt(project, 'restore')?.projectName),
        version: asText(project?.version),
      },
      roots: [
        ...asked,
        ...projects.flatMap(({ name }) =>
          (edges.get(libraryKey(name)) ?? []).map((key): Root => ({ member: name, key, scope: 'runtime' })),
        ),
      ],
      nodes: libraries.map((one) => libraryNode(one, null, edges, lineOf)),
      notes: [],
    }
  },
}
