import { posix } from 'node:path'
import { schemeOf } from '../../../analysis/versions/index.ts'
import { type InventoryReader, UnreadableFile } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { type ModFile, parseModFile } from './mod-file.ts'
import { directRoots, type Module, moduleNode, replacementsOf } from './modules.ts'

/**
 * A workspace, https://go.dev/ref/mod#workspaces: its modules are built together, with the highest version of what any of
 * them requires, and its own replacements come before theirs.
 */
export const goWork: InventoryReader = {
  id: 'go-work',
  accepts: isNamed('go.work'),
  async read({ path, text }, beside) {
    const work = parseModFile(text)
    const members: { folder: string; mod: ModFile }[] = []
    const unread: { line: number | null; message: string; hint: string }[] = []
    for (const folder of work.uses) {
      const mod = await beside.text(posix.join(folder, 'go.mod'))
      if (mod === null)
        unread.push({
          line: null,
          message: `It uses ${folder}, which has no go.mod that can be read`,
          hint: 'Give the folder that has both',
        })
      else members.push({ folder, mod: parsed(mod, folder) })
    }
    const own = new Set(members.map(({ mod }) => mod.module))
    const modules = new Map<string, Module>()
    for (const { folder, mod } of members) {
      const file = posix.join(posix.dirname(path), folder, 'go.mod')
      for (const one of mod.requires.filter((required) => !own.has(required.path))) {
        const before = modules.get(one.path)
        if (before === undefined || isHigher(one.version, before.version))
          modules.set(one.path, { ...one, file })
      }
    }
    const rules = replacementsOf([...work.replaces, ...members.flatMap(({ mod }) => mod.replaces)])
    return {
      format: work.go === null ? 'go.work' : `go.work ${work.go}`,
      project: { name: null, version: null },
      roots: members.flatMap(({ mod }) => directRoots(mod.requires, mod.tools, mod.module)),
      nodes: [...modules.values()].map((one) => moduleNode(one, rules)),
      notes: ['A go.mod does not tell which modules only tests use, nor which module needs which.'],
      unread,
      covers: members.map(({ folder }) => folder),
    }
  },
}

function parsed(text: string, folder: string): ModFile {
  try {
    return parseModFile(text)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new UnreadableFile(`The go.mod in ${folder} is unreadable: ${error.message}`, null, error.hint)
  }
}

function isHigher(one: string, other: string): boolean {
  const scheme = schemeOf('golang')
  return scheme !== null && scheme.compare(one, other) > 0
}
