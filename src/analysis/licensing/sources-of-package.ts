import type { Package } from '../../model/facts/package.ts'
import type { Declaration } from '../../model/license-declaration.ts'
import { isLicenseName, isListOfOthers } from '../file-roles/license-names.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import type { LicenseSources } from './license-source.ts'
import { sourcesOfRelease } from './sources-of-release.ts'

const README = /^readme(?:\.\w+)?$/i

/**
 * The files of an archive that tell its licence, by path: licence texts, lists of third parties and what the manifest
 * points to; where there is none, the README. `declared`: what the manifest says.
 */
export function filesTellingLicense(
  files: ReadonlyMap<string, string>,
  declared: readonly Declaration[],
): readonly { path: string; text: string }[] {
  const pointed = new Set(declared.flatMap(({ file }) => file ?? []))
  const listed = [...files].map(([path, text]) => ({ path, text }))
  const texts = listed.filter(({ path }) => {
    const name = path.replace(/^.*\//, '')
    return isLicenseFile(path) || pointed.has(path) || isLicenseName(name) || isListOfOthers(name)
  })
  const tells = texts.some(({ path }) => isText(path) || pointed.has(path))
  return tells ? texts : [...texts, ...listed.filter(({ path }) => README.test(path))]
}

function isText(path: string): boolean {
  return folderOf(path) === '' && isLicenseFile(path)
}

/** Several signals ask, and texts are long. */
const known = new WeakMap<Package, LicenseSources>()

/** What the registry says of the version, and the texts that were published in it. */
export function sourcesOfPackage(published: Package): LicenseSources {
  const sources = known.get(published) ?? readSources(published)
  known.set(published, sources)
  return sources
}

function readSources({ ecosystem, name, version, licenses, licenseFiles }: Package): LicenseSources {
  const where = `${ecosystem}:${name}@${version}`
  const terms = { declared: [{ where, licenses }], texts: { files: licenseFiles, unread: [] } }
  const sources = sourcesOfRelease(terms, `${where}/`)
  return { ...sources, unread: sources.unread.map((file) => `${file}, to which ${where} points,`) }
}
