import type { InventoryReader } from '../../reader.ts'
import { parseToml } from '../../syntax/toml.ts'
import { isNamed } from '../file-name.ts'
import { asksOf } from './pyproject-asks.ts'
import { pinnedBy } from './requirement.ts'
import { sourceOf, versionInAddress } from './source.ts'

/** https://packaging.python.org/specifications/pyproject-toml/ without a lockfile: what is asked for, not what is installed. */
export const pyproject: InventoryReader = {
  id: 'pyproject',
  accepts: isNamed('pyproject.toml'),
  isManifest: true,
  yieldsTo: ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'],
  read({ text }) {
    const { top } = parseToml(text)
    const { project, asks, unread } = asksOf(top)
    const lines = text.split('\n')
    const keyed = asks.filter(({ own }) => !own).map((ask, index) => ({ ...ask, key: String(index) }))
    return {
      format: 'pyproject.toml',
      project,
      roots: keyed.map(({ key, scope }) => ({ member: null, key, scope })),
      nodes: keyed.map(({ key, requirement: { name, specifier, url }, written }) => ({
        key,
        ecosystem: 'pypi',
        name,
        version: pinnedBy(specifier) ?? versionInAddress(url),
        range: specifier || null,
        source: sourceOf(url),
        line: lineWith(lines, written),
        scope: null,
        dependsOn: [],
      })),
      notes: [
        'No lockfile stands beside it: what its dependencies need is not known, nor which versions are installed.',
      ],
      unread: unread.map((written) => ({
        line: lineWith(lines, written),
        message: `"${written}" is no dependency specifier`,
        hint: 'Write it as https://packaging.python.org/specifications/dependency-specifiers/ has it',
      })),
    }
  },
}

function lineWith(lines: readonly string[], written: string): number | null {
  // Quoted where it is a text of a list, at the start of a line where it is a key.
  const index = lines.findIndex(
    (line) =>
      line.includes(`"${written}"`) ||
      line.includes(`'${written}'`) ||
      line.trimStart().startsWith(`${written} =`),
  )
  return index < 0 ? null : index + 1
}
