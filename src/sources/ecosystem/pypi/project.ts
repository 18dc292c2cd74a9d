import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { projectOf } from '../project-of-inventory.ts'
import { normalName } from './address.ts'

export const pypiProject = projectOf({
  versions: pypiVersions,
  manifest: 'pyproject.toml',
  sameName: (one, other) => normalName(one) === normalName(other),
  rangeOf: (written) => written.split(',').map(plainClause).join(','),
})

/** Poetry's `^1.2` and `~1.2`, https://python-poetry.org/docs/dependency-specification/, as specifiers that every client has. */
function plainClause(written: string): string {
  const [, operator, version = ''] = /^([\^~])(\d+(?:\.\d+)*)$/.exec(written.trim()) ?? []
  if (operator === undefined) return written.trim()
  const numbers = version.split('.').map(Number)
  const leading = numbers.findIndex((one) => one > 0)
  const caret = leading < 0 ? numbers.length - 1 : leading
  const last = operator === '^' ? caret : Math.min(1, numbers.length - 1)
  const end = numbers.slice(0, last + 1).map((one, index) => (index === last ? one + 1 : one))
  return `>=${version},<${end.join('.')}`
}
