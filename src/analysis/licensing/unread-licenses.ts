import type { Documents } from '../../model/facts/documents.ts'
import type { Tree } from '../../model/facts/tree.ts'
import { folderOf, isLicenseFile } from '../file-roles/roles.ts'
import { isManifest, subjectFolderOf } from './manifests.ts'

export function isReadme(path: string): boolean {
  return /(?:^|\/)readme(?:\.\w+)?$/i.test(path)
}

/** Licence files and manifests of its own that should have been read and could not be. */
export function unreadOf(documents: Documents, scope: string, isOwn: (path: string) => boolean): string[] {
  const matters = (path: string) =>
    (isLicenseFile(path) && isOwn(path)) || (isManifest(path) && subjectFolderOf(path) === scope)
  return documents.unread.map(({ path }) => path).filter(matters)
}

/** Licence files that are there and were not read. A link mostly leads to one that was; without any, it may hide one. */
export function missingOf(
  entries: Tree['entries'],
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

/** Where nothing names a licence yet: manifests and READMEs that are there and were not read. */
export function untoldBy(entries: Tree['entries'], read: readonly string[], scope: string): string[] {
  const mayTell = (path: string) =>
    (isManifest(path) && subjectFolderOf(path) === scope) || (isReadme(path) && folderOf(path) === scope)
  return entries
    .filter(({ path, kind }) => kind !== 'folder' && mayTell(path) && !read.includes(path))
    .map(({ path }) => path)
}
