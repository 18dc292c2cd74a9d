import { type InventoryReader, type Root, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { mappingAt } from '../../syntax/shape.ts'
import { edgesIn, librariesIn, libraryKey, libraryNode } from './libraries.ts'

/** What lies beside a program that `dotnet publish` made, https://learn.microsoft.com/dotnet/core/dependency-loading/default-probing: all of it is run. */
export const depsJson: InventoryReader = {
  id: 'nuget-deps',
  accepts: (path) => path.endsWith('.deps.json'),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    if (mappingAt(top, 'libraries') === null) throw new UnreadableFile('It has no "libraries"')
    const edges = edgesIn(top)
    const libraries = librariesIn(top)
    const [project, ...members] = libraries.filter(({ type }) => type === 'project')
    const assemblies = libraries.filter(({ type }) => type?.startsWith('reference') === true)
    const rootsOf = (name: string, member: string | null): Root[] =>
      (edges.get(libraryKey(name)) ?? []).map((key) => ({ member, key, scope: 'runtime' }))
    return {
      format: 'deps.json',
      project: { name: project?.name ?? null, version: project?.version ?? null },
      roots: project
        ? [...rootsOf(project.name, null), ...members.flatMap(({ name }) => rootsOf(name, name))]
        : null,
      nodes: libraries
        .filter((one) => !assemblies.includes(one))
        .map((one) => libraryNode(one, 'runtime', edges, lineOf)),
      notes:
        assemblies.length === 0
          ? []
          : [`Of no package are: ${assemblies.map(({ name, version }) => `${name} ${version}`).join(', ')}.`],
    }
  },
}
