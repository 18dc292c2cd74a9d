import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { projectOf } from '../project-of-inventory.ts'
import { normalName } from './address.ts'

export const pypiProject = projectOf({
  versions: pypiVersions,
  manifest: 'pyproject.toml',
  sameName: (one, other) => normalName(one) === normalName(other),
})
