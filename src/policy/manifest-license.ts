import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { shownPath } from './files.ts'
import type { Layer } from './layers.ts'

/**
 * The licence of your work as its package.json has it. Of several projects only what all of them say holds: judged under the
 * licence of one, what another may not use would pass.
 */
export function manifestLayer(projects: readonly string[], cwd: string): Layer[] {
  const [first, ...others] = projects.map((folder) => declaredFor(folder, cwd))
  if (!first || others.some((other) => other?.license !== first.license)) return []
  const shown = shownPath(first.path, cwd)
  const where = shown.startsWith('..') || isAbsolute(shown) ? shown : `./${shown}`
  return [
    {
      section: { projectLicense: first.license },
      originOf: () => ({ layer: 'package.json', where }),
    },
  ]
}

/** A folder of a project that declares none is under that of the project around it, as far up as one stands. */
function declaredFor(folder: string, cwd: string): { license: string; path: string } | null {
  const path = join(folder, 'package.json')
  const license = declaredLicense(path)
  if (license !== null) return { license, path }
  return isBelow(folder, cwd) ? declaredFor(dirname(folder), cwd) : null
}

function isBelow(folder: string, cwd: string): boolean {
  const inside = relative(cwd, folder)
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && inside !== folder
}

function declaredLicense(path: string): string | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const license =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'license') : null
    // "SEE LICENSE IN file" names no licence.
    return typeof license === 'string' && license !== '' && !/^see /i.test(license) ? license : null
  } catch {
    return null
  }
}
