import { npmVersions } from '../../../analysis/versions/npm.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { readProject } from './project/read.ts'
import { nameIn } from './published-name.ts'

export const npm: Ecosystem<'npm'> = {
  id: 'npm',
  versions: npmVersions,
  project: { manifest: 'package.json', read: readProject },
  manifest: { file: 'package.json', nameIn },
}
