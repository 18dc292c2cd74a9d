import type { Documents } from '../../model/facts/documents.ts'
import type { TreeEntry } from '../../model/facts/tree.ts'
import { depthOf, folderOf, roleOf } from './roles.ts'

export interface ReadingLimits {
  files: number
  /** Of those, how many parts' files: licences and manifests below the usual places. */
  ofParts: number
  /** Of one file. */
  bytes: number
}

export interface FilesToRead {
  /** Nearest to the root first. */
  paths: readonly string[]
  /** Those that the limits leave out. */
  unread: Documents['unread']
}

/** A text at the root of a project that has no licence by name may be one by its content. */
const ANY_TEXT = /^(?:[^.]+|[^/]+\.(?:txt|md|rst))$/i
const MAX_SMALL_BYTES = 60_000
const MAX_SMALL_FILES = 8

/** Which files of a tree tell something by their text. A link counts as what it leads to. */
export function filesToRead(entries: readonly TreeEntry[], limits: ReadingLimits): FilesToRead {
  const files = entries.filter(({ kind }) => kind === 'file' || kind === 'link')
  const named = files.filter(
    ({ path, kind }) => roleOf(path) !== null && (kind === 'file' || roleOf(path) === 'license'),
  )
  const hasLicense = named.some(({ path }) => roleOf(path) === 'license' && folderOf(path) === '')
  const small = hasLicense ? [] : files.filter(isSmallText).filter((file) => !named.includes(file))
  const wanted = [...named, ...small.slice(0, MAX_SMALL_FILES)].sort(byDepth)

  const fitting = wanted.filter(({ size }) => (size ?? 0) <= limits.bytes)
  const near = fitting.filter(({ path }) => !isOfPart(path)).slice(0, limits.files)
  const parts = fitting
    .filter(({ path }) => isOfPart(path))
    .slice(0, Math.min(limits.ofParts, limits.files - near.length))
  const chosen = new Set([...near, ...parts])
  return {
    paths: [...chosen].sort(byDepth).map(({ path }) => path),
    unread: wanted
      .filter((file) => !chosen.has(file))
      .map(({ path }) => ({ path, detail: 'More or larger than is read' })),
  }
}

/** Where a repository of which no tree came keeps them most often. */
export const USUAL_FILES = [
  'LICENSE',
  'LICENSE.md',
  'LICENSE.txt',
  'COPYING',
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'package.json',
  'Cargo.toml',
  'pyproject.toml',
]

/** Licence files as most repositories have called them, now or earlier. */
const USUAL_LICENSES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'COPYING', 'LICENCE']
const MAX_LICENSE_HISTORIES = 8

/** Files whose changes are the licence's history. */
export function licensePaths(entries: readonly TreeEntry[]): string[] {
  const present = entries
    .filter(({ path, kind }) => kind === 'file' && roleOf(path) === 'license' && !isOfPart(path))
    .map(({ path }) => path)
    .slice(0, MAX_LICENSE_HISTORIES)
  return [...new Set([...present, ...USUAL_LICENSES])]
}

function isSmallText({ path, kind, size }: TreeEntry): boolean {
  return kind === 'file' && ANY_TEXT.test(path) && !path.includes('/') && (size ?? 0) <= MAX_SMALL_BYTES
}

/** What lies in a folder that forges do not look into: of a part of the project. */
function isOfPart(path: string): boolean {
  return !/^(?:[^/]+|(?:\.github|docs|\.gitlab|licen[cs]es?|debian|\.reuse|\.github\/workflows)\/[^/]+)$/i.test(
    path,
  )
}

/** In a repository with thousands of packages the limit cuts the deepest. */
function byDepth(a: TreeEntry, b: TreeEntry): number {
  return depthOf(a.path) - depthOf(b.path)
}
