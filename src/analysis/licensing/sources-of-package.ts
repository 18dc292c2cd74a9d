import type { Package } from '../../model/facts/package.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import type { LicenseSource, LicenseSources } from './license-source.ts'
import { one } from './manifest-readers/declaration.ts'
import { parseExpression } from './parse-expression.ts'
import { readmeLicense } from './readme-license.ts'
import { textSource } from './text-source.ts'

const README = /^readme(?:\.\w+)?$/i

/**
 * The files of an archive that tell its licence, by path: licence texts and what the manifest points to; where there is
 * none, the README. `declared`: what the manifest says.
 */
export function filesTellingLicense(
  files: ReadonlyMap<string, string>,
  declared: string | null,
): readonly { path: string; text: string }[] {
  const pointed = declared === null ? null : one('license', declared).file
  const listed = [...files].map(([path, text]) => ({ path, text }))
  const texts = listed.filter(({ path }) => isLicenseFile(path) || path === pointed)
  const tells = texts.some(({ path }) => isText(path) || path === pointed)
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
  const { license, licenseFiles } = published
  const where = `${published.ecosystem}:${published.name}@${published.version}`
  const documents = licenseFiles.map(({ path, text }) => ({
    path,
    text,
    truncated: false,
    url: published.url,
  }))
  const declared = license === null ? null : one('license', license)
  const pointed = documents.find(({ path }) => path === declared?.file)
  const paths = documents.map(({ path }) => path)
  const texts = documents
    .filter((document) => isText(document.path) || document === pointed)
    .flatMap((document) => textSource(document, paths, `${where}/${document.path}`) ?? [])
  const registry: LicenseSource[] = (declared?.texts ?? []).map((said) => ({
    kind: 'registry',
    where,
    readings: [parseExpression(said)],
    said,
  }))
  const embedded = declared?.embedded ?? null
  const written =
    embedded === null
      ? null
      : textSource({ path: where, text: embedded, truncated: false, url: '' }, [], where)
  const readme = texts.length > 0 ? undefined : documents.find(({ path }) => README.test(path))
  const said = readme ? readmeLicense(readme, `${where}/${readme.path}`) : null
  return {
    own: [...registry, ...(written ? [written] : []), ...texts, ...(said ? [said] : [])],
    ofParts: [],
    unread: declared?.file && !pointed ? [`${declared.file}, to which ${where} points,`] : [],
  }
}
