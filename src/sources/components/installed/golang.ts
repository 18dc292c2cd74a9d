import { dirname, join } from 'node:path'
import { textOf } from './files.ts'
import { licenseFilesIn } from './license-files.ts'
import type { InstalledTree } from './tree.ts'

/**
 * Modules as the go command keeps them: vendored beside the go.mod, or in its module cache (`cache`). Modules declare no
 * licence: their texts do.
 */
export function installedGo(root: string, cache: string): InstalledTree {
  const vendored = new Map<string, ReadonlySet<string>>()
  return {
    async find({ name, version, declaredAt }) {
      if (version === null) return null
      const vendor = join(dirname(join(root, declaredAt.file)), 'vendor')
      const modules = vendored.get(vendor) ?? modulesIn(join(vendor, 'modules.txt'))
      vendored.set(vendor, modules)
      // What is vendored is what is built, and only parts of a module are: its texts may lie in none of them.
      const kept = licenseFilesIn(join(cache, `${escaped(name)}@${escaped(version)}`), [])
      const texts =
        kept ?? (modules.has(`${name}@${version}`) ? licenseFilesIn(join(vendor, name), []) : null)
      if (texts === null || (kept === null && texts.files.length === 0)) return null
      return { where: 'go.mod', licenses: [], texts }
    },
  }
}

/** `# golang.org/x/sys v0.30.0`, https://go.dev/ref/mod#vendoring */
function modulesIn(path: string): ReadonlySet<string> {
  const lines = (textOf(path) ?? '').split('\n')
  return new Set(
    lines.flatMap((line) => {
      const [mark, name, version] = line.split(' ')
      return mark === '#' && name && version ? [`${name}@${version}`] : []
    }),
  )
}

/** Capitals are written `!c`, for file systems that do not tell them apart: https://go.dev/ref/mod#module-cache */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)
}
