import type { Documents } from '../../model/facts/documents.ts'
import type { TreeEntry } from '../../model/facts/tree.ts'
import type { FactValues } from '../../model/facts.ts'
import { isLicenseFolder } from '../file-roles/license-names.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import { type Expression, expressionText, joinExpressions, parseExpression, termsOf } from './expression.ts'
import { readLicenseFile, taggedLicense } from './license-files.ts'
import { declaredIn, isManifest } from './manifests.ts'

/** What one source says the licence is. */
export interface Claim {
  source: 'text' | 'manifest' | 'registry' | 'tag' | 'github'
  /** Path, package, or the forge. */
  where: string
  /** What it can mean: one reading, or several where it leaves that open. */
  readings: readonly Expression[]
  /** For people. */
  said: string
}

export interface Claims {
  /** Of the project, or of the package asked for. */
  own: readonly Claim[]
  /** Texts of parts in folders of their own, beside the package asked for. */
  ofParts: readonly Claim[]
  /** Licence files and manifests of its own that there are and that were not read. */
  unread: readonly string[]
}

/** Everything that says something about the licence. Facts left undefined are simply not asked. */
export function claimsOf(
  facts: Partial<Pick<FactValues, 'license' | 'documents' | 'package' | 'tree'>>,
): Claims {
  const { documents, tree } = facts
  const scope = facts.package?.repository?.directory?.replace(/^\.?\/|\/$/g, '') ?? ''
  const read = documents
    ? claimsOfDocuments(documents, tree?.entries ?? [], scope)
    : { own: [], ofParts: [], unread: [] }
  return {
    ...read,
    own: [...claimsOfRegistry(facts.package), ...read.own, ...claimsOfForge(facts.license, scope)],
  }
}

function claimsOfDocuments(documents: Documents, entries: readonly TreeEntry[], scope: string): Claims {
  const paths = documents.texts.map(({ path }) => path)
  const texts = documents.texts.filter(({ path }) => isLicenseFile(path))
  // A text that stands in the tree and was not read has its place too.
  const listed = entries.filter(({ kind }) => kind !== 'folder').map(({ path }) => path)
  const home = homeOf([...paths, ...listed].filter(isLicenseFile), scope)
  const files = texts.map((document) => readLicenseFile(document, paths))
  const claims = files.flatMap(({ path, readings, said }): Claim[] =>
    readings === null ? [] : [{ source: 'text', where: path, readings, said }],
  )
  const isOwn = (path: string) => folderOf(path) === home
  return {
    own: [
      ...manifestClaims(documents, scope),
      ...withoutIncorporated(claims.filter(({ where }) => isOwn(where))),
    ],
    ofParts: scope === '' ? claims.filter(({ where }) => !isOwn(where)) : [],
    unread: [...new Set([...unreadOf(documents, scope, isOwn), ...missingOf(entries, paths, isOwn)])],
  }
}

function unreadOf(documents: Documents, scope: string, isOwn: (path: string) => boolean): string[] {
  const matters = (path: string) =>
    (isLicenseFile(path) && isOwn(path)) || (isManifest(path) && folderOf(path) === scope)
  return documents.unread.map(({ path }) => path).filter(matters)
}

/** Licence files that are there and were not read. A link mostly leads to one that was; without any, it may hide one. */
function missingOf(
  entries: readonly TreeEntry[],
  read: readonly string[],
  isOwn: (path: string) => boolean,
): string[] {
  const known = new Set(read)
  const hasText = read.some((path) => isLicenseFile(path) && isOwn(path))
  return entries
    .filter(({ kind }) => kind === 'file' || (kind === 'link' && !hasText))
    .map(({ path }) => path)
    .filter((path) => isLicenseFile(path) && isOwn(path) && !known.has(path))
}

/** Where the package's licence lies: its own folder, else the root, else REUSE's folder. */
function homeOf(paths: readonly string[], scope: string): string {
  const folders = new Set(paths.map(folderOf))
  if (folders.has(scope)) return scope
  if (folders.has('')) return ''
  return [...folders].find((folder) => isLicenseFolder(folder) && !folder.includes('/')) ?? ''
}

/** LGPL-3.0 is written as additions to GPL-3.0, whose text has to lie beside it. */
function withoutIncorporated(claims: readonly Claim[]): readonly Claim[] {
  const has = (id: string) =>
    claims.some(({ readings }) => readings.some((reading) => expressionText(reading) === id))
  if (!has('LGPL-3.0-only')) return claims
  return claims.filter(
    ({ readings }) => !readings.some((reading) => expressionText(reading) === 'GPL-3.0-only'),
  )
}

function manifestClaims(documents: Documents, scope: string): readonly Claim[] {
  return documents.texts
    .filter(({ path }) => folderOf(path) === scope)
    .flatMap(({ path, text }): Claim[] => {
      if (isManifest(path)) {
        const declared = declaredIn(path, text)
        if (!declared || declared.texts.length === 0) return []
        const expression = joinExpressions(declared.join, declared.texts.map(parseExpression))
        return [{ source: 'manifest', where: path, readings: [expression], said: declared.texts.join(', ') }]
      }
      const tag = /\.(?:py|rb|toml|c?make|txt)$/i.test(path) ? taggedLicense(text) : null
      return tag ? [{ source: 'tag', where: path, readings: [tag], said: expressionText(tag) }] : []
    })
}

/** What the registry says of the version, and the texts that were published in it. */
function claimsOfRegistry(published: FactValues['package'] | undefined): readonly Claim[] {
  if (!published) return []
  const { license, licenseFiles } = published
  const where = `${published.ecosystem}:${published.name}@${published.version}`
  const files = licenseFiles.filter(({ path }) => isLicenseFile(path) && folderOf(path) === '')
  const paths = files.map(({ path }) => path)
  const texts = files.flatMap(({ path, text }): Claim[] => {
    const { readings, said } = readLicenseFile({ path, text, truncated: false, url: published.url }, paths)
    return readings === null ? [] : [{ source: 'text', where: `${where}/${path}`, readings, said }]
  })
  if (license === null || /^SEE LICEN[CS]E IN /i.test(license)) return texts
  return [{ source: 'registry', where, readings: [parseExpression(license)], said: license }, ...texts]
}

/** What GitHub found holds for the root; NOASSERTION says only that GitHub does not know the text. */
function claimsOfForge(license: FactValues['license'] | undefined, scope: string): readonly Claim[] {
  const id = license?.spdxId ?? null
  if (id === null || scope !== '') return []
  const plain = parseExpression(id)
  const later = /^(?:A?GPL|LGPL)-\d\.\d$/.test(id) ? [parseExpression(`${id}-or-later`)] : []
  return [{ source: 'github', where: 'GitHub', readings: [plain, ...later], said: id }]
}

/** Ids of a reading without "only" and "or later", for telling whether two sources mean the same licence. */
export function familiesOf(expression: Expression): ReadonlySet<string> {
  return new Set(
    termsOf(expression).map((term) =>
      term.kind === 'license' ? term.id.replace(/-(?:only|or-later)$/, '') : expressionText(term),
    ),
  )
}
