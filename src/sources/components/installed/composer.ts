import { dirname, join } from 'node:path'
import { textOf } from './files.ts'
import { releaseIn } from './release.ts'
import type { InstalledTree } from './tree.ts'

/** What Composer has put into `vendor` beside the composer.lock, and says so in `vendor/composer/installed.json`. */
export function installedComposer(root: string): InstalledTree {
  const vendors = new Map<string, ReadonlySet<string>>()
  return {
    async find({ name, version, declaredAt }) {
      if (version === null) return null
      const vendor = join(dirname(join(root, declaredAt.file)), 'vendor')
      const packages = vendors.get(vendor) ?? packagesIn(join(vendor, 'composer', 'installed.json'))
      vendors.set(vendor, packages)
      return packages.has(`${name}@${plain(version)}`) ? releaseIn(join(vendor, name), 'composer.json') : null
    },
  }
}

function packagesIn(path: string): ReadonlySet<string> {
  try {
    const read: unknown = JSON.parse(textOf(path) ?? '{}')
    // Composer 1 writes the list alone.
    const list: unknown = Array.isArray(read) ? read : Reflect.get(Object(read), 'packages')
    const items = Array.isArray(list) ? list : []
    return new Set(
      items.map(
        (item) =>
          `${Reflect.get(Object(item), 'name')}@${plain(String(Reflect.get(Object(item), 'version')))}`,
      ),
    )
  } catch {
    return new Set()
  }
}

/** Tags are written with a `v` or without. */
function plain(version: string): string {
  return version.replace(/^v(?=\d)/, '')
}
