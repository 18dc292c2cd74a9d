import type { Document, Documents } from '../../model/facts/documents.ts'
import type { Tree } from '../../model/facts/tree.ts'
import { isLicenseFolder } from '../file-roles/license-names.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import { expressionText } from './expression.ts'
import { withoutIncorporated } from './incorporated.ts'
import { taggedLicense } from './license-files.ts'
import type { LicenseSource, LicenseSources } from './license-source.ts'
import type { Declaration } from './manifest-readers/declaration.ts'
import { declarationsIn, isManifest, subjectFolderOf } from './manifests.ts'
import { readmeLicense } from './readme-license.ts'
import { sourceHeader } from './source-header.ts'
import { sourcesOfDeclaration } from './sources-of-declaration.ts'
import { textSource } from './text-source.ts'
import { isReadme, missingOf, unreadOf, untoldBy } from './unread-licenses.ts'

/** `scope`: the folder of the package asked for; empty for the whole project. */
export function sourcesOfDocuments(
  documents: Documents,
  tree: Tree | undefined,
  scope: string,
): LicenseSources {
  const paths = documents.texts.map(({ path }) => path)
  const entries = tree?.entries ?? []
  // A text that stands in the tree and was not read has its place too.
  const listed = entries.filter(({ kind }) => kind !== 'folder').map(({ path }) => path)
  const home = homeOf([...paths, ...listed].filter(isLicenseFile), scope)
  const isOwn = (path: string) => folderOf(path) === home
  const texts = documents.texts
    .filter(({ path }) => isLicenseFile(path))
    .flatMap((document) => textSource(document, paths) ?? [])
  const manifests = manifestsOf(documents, scope)
  const own = [
    ...manifests.flatMap(({ document, declaration }) =>
      sourcesOfDeclaration(declaration, { kind: 'manifest', where: document.path }),
    ),
    ...tags(documents, scope),
    ...withoutIncorporated(texts.filter(({ where }) => isOwn(where))),
    ...manifests.flatMap(({ pointed }) =>
      pointed && !isLicenseFile(pointed.path) ? (textSource(pointed, paths) ?? []) : [],
    ),
  ]
  return {
    own: [own, readmes(documents, scope), headers(documents, scope)].find((some) => some.length > 0) ?? [],
    ofParts: scope === '' ? texts.filter(({ where }) => !isOwn(where)) : [],
    unread: [
      ...new Set([
        ...unreadOf(documents, scope, isOwn),
        ...missingOf(entries, paths, isOwn),
        ...(own.length === 0 ? untoldBy(entries, paths, scope) : []),
        ...manifests.flatMap(({ document, declaration, pointed }) =>
          declaration.file !== null && !pointed
            ? [`${declaration.file}, to which ${document.path} points,`]
            : [],
        ),
      ]),
    ],
  }
}

interface ManifestPart {
  document: Document
  declaration: Declaration
  /** The file it points to, where it was read. */
  pointed: Document | null
}

function manifestsOf(documents: Documents, scope: string): readonly ManifestPart[] {
  return documents.texts
    .filter(({ path }) => isManifest(path) && subjectFolderOf(path) === scope)
    .flatMap((document) =>
      declarationsIn(document.path, document.text).map((declaration): ManifestPart => {
        const path = declaration.file === null ? null : resolved(folderOf(document.path), declaration.file)
        return { document, declaration, pointed: documents.texts.find((one) => one.path === path) ?? null }
      }),
    )
}

const SOURCE_CODE =
  /\.(?:py|rb|go|rs|java|sh|pl|pm|cmake|[ch](?:pp|xx)?|cc|[cm]?[jt]sx?)$|(?:^|\/)CMakeLists\.txt$/i

/** SPDX tags in the heads of source code; those of settings are often about that file alone. */
function tags(documents: Documents, scope: string): readonly LicenseSource[] {
  return sourceFiles(documents, scope).flatMap(({ path, text }): LicenseSource[] => {
    const tag = taggedLicense(text)
    return tag ? [{ kind: 'tag', where: path, readings: [tag], said: expressionText(tag) }] : []
  })
}

/** Where nothing else tells, the notices in the heads of source code. */
function headers(documents: Documents, scope: string): readonly LicenseSource[] {
  return sourceFiles(documents, scope).flatMap((document) => sourceHeader(document) ?? [])
}

function sourceFiles(documents: Documents, scope: string): readonly Document[] {
  return documents.texts.filter(
    ({ path }) => folderOf(path) === scope && SOURCE_CODE.test(path) && !isLicenseFile(path),
  )
}

function readmes(documents: Documents, scope: string): readonly LicenseSource[] {
  const readme = documents.texts.find(({ path }) => folderOf(path) === scope && isReadme(path))
  return readme ? [readmeLicense(readme) ?? []].flat() : []
}

/** Where the package's licence lies: its own folder, else the root, else REUSE's folder. */
function homeOf(paths: readonly string[], scope: string): string {
  const folders = new Set(paths.map(folderOf))
  if (folders.has(scope)) return scope
  if (folders.has('')) return ''
  return [...folders].find((folder) => isLicenseFolder(folder) && !folder.includes('/')) ?? ''
}

/** A relative path of a manifest, from the root. */
function resolved(folder: string, path: string): string {
  const parts = [...folder.split('/'), ...path.split('/')].filter((part) => part !== '' && part !== '.')
  const kept: string[] = []
  for (const part of parts) {
    if (part === '..') kept.pop()
    else kept.push(part)
  }
  return kept.join('/')
}
