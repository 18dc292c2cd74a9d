import { npmVersions } from '../../../analysis/versions/npm.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { repositoryAddress } from './address.ts'
import { npmInstall } from './install.ts'
import { createNpm } from './npm.ts'
import { readNpmConfig } from './npmrc.ts'
import { readProject } from './project/read.ts'
import { npmRegistry } from './registry.ts'

export const npm: Ecosystem<'npm'> = {
  id: 'npm',
  versions: npmVersions,
  project: { manifest: 'package.json', read: readProject },
  install: npmInstall,
  repositoryAddress,
  openRegistry: ({ folder, env, home, standingOf, ...access }) =>
    npmRegistry(
      createNpm({ ...access, config: readNpmConfig(folder, env, home, standingOf ?? (() => 'strange')) }),
    ),
}
