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
    const lines = linesOf(text)
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
        line: lines.get(written) ?? null,
        scope: null,
        dependsOn: [],
      })),
      partial: true,
      notes: [
        'No lockfile stands beside it: what its dependencies need is not known, nor which versions are installed.',
      ],
      unread: unread.map((written) => ({
        line: lines.get(written) ?? null,
        message: `"${written}" is no dependency specifier`,
        hint: 'Write it as https://packaging.python.org/specifications/dependency-specifiers/ has it',
      })),
    }
  },
}

/** What is quoted, or stands as a key, -> the first line that has it. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [index, line] of text.split('\n').entries()) {
    const quoted = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(
      ([, double, single = '']) => double?.replace(/\\(.)/g, '$1') ?? single,
    )
    const key = /^\s*([\w.-]+)\s*=/.exec(line)?.[1]
    for (const word of [...quoted, ...(key === undefined ? [] : [key])])
      if (!found.has(word)) found.set(word, index + 1)
  }
  return found
}
