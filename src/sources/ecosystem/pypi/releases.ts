import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { normalName } from './address.ts'
import type { IndexFile, IndexPage } from './simple-page.ts'

/** The files of one version. */
export interface IndexRelease {
  version: string
  files: readonly IndexFile[]
  publishedAt: string | null
  /** Null: some file of it is not yanked; empty: without a reason. */
  yanked: string | null
}

/** Every version that has a file which pip could install, lowest first. */
export function releasesOf(name: string, pages: readonly IndexPage[]): readonly IndexRelease[] {
  const byVersion = new Map<string, IndexFile[]>()
  for (const page of pages) {
    for (const file of page.files) {
      const version = versionOfFile(name, file.filename)
      if (version === null) continue
      const known = byVersion.get(version) ?? []
      known.push(located(file, page))
      byVersion.set(version, known)
    }
  }
  return [...byVersion]
    .map(([version, files]) => releaseOf(version, files))
    .toSorted((one, other) => pypiVersions.compare(one.version, other.version))
}

/** The address as it is asked for. */
export function located(file: IndexFile, { url }: Pick<IndexPage, 'url'>): IndexFile {
  return { ...file, url: new URL(file.url, url).href }
}

export function releaseOf(version: string, files: readonly IndexFile[]): IndexRelease {
  return { version, files, publishedAt: firstUpload(files), yanked: yankedOf(files) }
}

export const isWheel = ({ filename }: Pick<IndexFile, 'filename'>) => filename.endsWith('.whl')

const SDIST = /\.(?:tar\.gz|tgz|zip|tar\.bz2|tar\.xz)$/i

/** `name-1.0-py3-none-any.whl`, `name-1.0.tar.gz` -> `1.0`; null: of another project, or nothing that pip installs. */
export function versionOfFile(name: string, filename: string): string | null {
  if (isWheel({ filename })) {
    const [project = '', version = ''] = filename.split('-')
    return normalName(project) === name ? pypiVersions.parse(version) : null
  }
  if (!SDIST.test(filename)) return null
  const base = filename.replace(SDIST, '')
  for (let at = base.indexOf('-'); at > 0; at = base.indexOf('-', at + 1)) {
    const version = pypiVersions.parse(base.slice(at + 1))
    if (version !== null && normalName(base.slice(0, at)) === name) return version
  }
  return null
}

function firstUpload(files: readonly IndexFile[]): string | null {
  const instants = files.flatMap(({ uploadedAt }) => {
    const instant = new Date(uploadedAt ?? '')
    return Number.isNaN(instant.getTime()) ? [] : [instant.toISOString()]
  })
  return instants.toSorted()[0] ?? null
}

function yankedOf(files: readonly IndexFile[]): string | null {
  if (files.some(({ yanked }) => yanked === null)) return null
  return files.find(({ yanked }) => yanked)?.yanked ?? ''
}
