import { mavenVersions } from '../../../analysis/versions/maven.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { registryOf } from '../registry-of.ts'
import { openRepositories } from './open.ts'
import { readProject } from './project.ts'
import { mavenReader } from './registry.ts'
import { repositoryAddress } from './repository.ts'

export const maven: Ecosystem<'maven'> = {
  id: 'maven',
  versions: mavenVersions,
  project: { manifest: 'pom.xml', read: readProject },
  install: null,
  repositoryAddress,
  openRegistry: (access) => registryOf(mavenReader({ ...openRepositories(access), now: access.now })),
}
