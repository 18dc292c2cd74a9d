import type { Package } from '../../model/facts/package.ts'
import type { Declaration } from '../../model/license-declaration.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import type { LicenseSources } from './license-source.ts'
import { readmeLicense } from './readme-license.ts'
import { sourcesOfDeclaration } from './sources-of-declaration.ts'
import { textSource } from './text-source.ts'

const README = /^readme(?:\.\w+)?$/i

/**
 * The files of an archive that tell its licence, by path: licence texts and what the manifest points to; where there is
 * none, the README. `declared`: what the manifest says.
 */
export function filesTellingLicense(
  files: ReadonlyMap<string, string>,
  declared: readonly Declaration[],
): readonly { path: string; text: string }[] {
  const pointed = new Set(declared.flatMap(({ file }) => file ?? []))
  const listed = [...files].map(([path, text]) => ({ path, text }))
  const texts = listed.filter(({ path }) => isLicenseFile(path) || pointed.has(path))
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

function readSources(published: Package): LicenseSources {
  const { licenses, licenseFiles } = published
  const where = `${published.ecosystem}:${published.name}@${published.version}`
  const documents = licenseFiles.map(({ path, text }) => ({
    path,
    text,
    truncated: false,
    url: published.url,
  }))
  const paths = documents.map(({ path }) => path)
  const pointed = licenses.flatMap(({ file }) => file ?? [])
  const texts = documents
    .filter(({ path }) => isText(path) || pointed.includes(path))
    .flatMap((document) => textSource(document, paths, `${where}/${document.path}`) ?? [])
  const declared = licenses.flatMap((one) => sourcesOfDeclaration(one, { kind: 'registry', where }))
  const readme = texts.length > 0 ? undefined : documents.find(({ path }) => README.test(path))
  const said = readme ? readmeLicense(readme, `${where}/${readme.path}`) : null
  const missing = pointed.filter((file) => !paths.includes(file))
  return {
    own: [...declared, ...texts, ...(said ? [said] : [])],
    ofParts: [],
    unread: missing.map((file) => `${file}, to which ${where} points,`),
  }
}
