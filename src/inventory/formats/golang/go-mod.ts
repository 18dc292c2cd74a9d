import type { InventoryReader } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { parseModFile } from './mod-file.ts'
import { directRoots, type Module, moduleNode, namesAll, replacementsOf } from './modules.ts'
import { vendoredBeside } from './vendored.ts'

/** https://go.dev/ref/mod#go-mod-file: the modules that are built. go.sum names more and is none. */
export const goMod: InventoryReader = {
  id: 'go-mod',
  accepts: isNamed('go.mod'),
  isManifest: true,
  yieldsTo: ['go.work'],
  async read({ text }, beside) {
    const { module, go, requires, replaces, tools } = parseModFile(text)
    const named = new Set(requires.map(({ path }) => path))
    const vendored = namesAll(go) ? [] : await vendoredBeside(beside)
    const modules: Module[] = [
      ...requires,
      ...vendored
        .filter(({ path }) => !named.has(path))
        .map((one) => ({ ...one, isIndirect: true, line: null, file: undefined })),
    ]
    const rules = replacementsOf(replaces)
    return {
      format: go === null ? 'go.mod' : `go.mod ${go}`,
      project: { name: module, version: null },
      roots: directRoots(modules, tools, null),
      nodes: modules.map((one) => moduleNode(one, rules)),
      notes: [
        'A go.mod does not tell which modules only tests use, nor which module needs which.',
        ...(namesAll(go) || vendored.length > 0
          ? []
          : ['Before Go 1.17 a go.mod does not name all modules that are built.']),
      ],
    }
  },
}
