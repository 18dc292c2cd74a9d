import { dirname, join } from 'node:path'
import type { LicenseTexts } from '../../../analysis/licensing/release-terms.ts'
import { foldersOf } from './files.ts'
import { licenseFilesIn } from './license-files.ts'
import { releaseIn } from './release.ts'
import type { InstalledRelease, InstalledTree } from './tree.ts'

/** Where virtual environments lie by custom: uv, Poetry in the project and PEP 405's own examples. */
const ENVIRONMENTS = ['.venv', 'venv', 'env']

/** What pip and its kin have put into a virtual environment beside the files that name it. */
export function installedPypi(root: string): InstalledTree {
  const environments = new Map<string, ReadonlyMap<string, string>>()
  return {
    async find({ name, version, declaredAt }) {
      if (version === null) return null
      const beside = dirname(join(root, declaredAt.file))
      const found = environments.get(beside) ?? distributionsIn(beside)
      environments.set(beside, found)
      const folder = found.get(`${normalised(name)}@${version}`)
      return folder === undefined ? null : distribution(folder)
    },
  }
}

/** `name@version` -> its `.dist-info`, https://packaging.python.org/specifications/recording-installed-packages/ */
function distributionsIn(project: string): ReadonlyMap<string, string> {
  const sites = ENVIRONMENTS.map((name) => join(project, name)).flatMap((environment) => [
    ...foldersOf(join(environment, 'lib')).map((python) => join(environment, 'lib', python, 'site-packages')),
    join(environment, 'Lib', 'site-packages'),
  ])
  const entries = sites.flatMap((site) =>
    foldersOf(site).flatMap((folder) => {
      const [, name, version] = /^(.+?)-([^-]+)\.dist-info$/.exec(folder) ?? []
      return name && version ? [[`${normalised(name)}@${version}`, join(site, folder)] as const] : []
    }),
  )
  return new Map(entries)
}

/** Since metadata 2.4 the texts lie in a folder of their own. */
function distribution(folder: string): InstalledRelease | null {
  const release = releaseIn(folder, 'METADATA')
  const below = licenseFilesIn(join(folder, 'licenses'), [])
  return release && below ? { ...release, texts: together(release.texts, below) } : release
}

function together(one: LicenseTexts, other: LicenseTexts): LicenseTexts {
  return { files: [...one.files, ...other.files], unread: [...one.unread, ...other.unread] }
}

/** https://packaging.python.org/specifications/name-normalization/ */
function normalised(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase()
}
