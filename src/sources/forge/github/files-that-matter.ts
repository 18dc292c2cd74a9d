import type { TreeEntry } from '../../../model/facts/tree.ts'

/** Most files read of one repository, and of those how many below the usual places: packages of a monorepo. */
const MAX_FILES = 80
const MAX_NESTED = 40
/** GitHub gives no longer texts, and nobody writes such a licence or guide. */
const MAX_BYTES = 500_000

const LICENSE = /^(?:licen[cs]es?|copying|unlicense|copyright|notice)(?:[._-][\w.-]+)?$/i
const MANIFEST =
  /^(?:package\.json|Cargo\.toml|pyproject\.toml|setup\.cfg|composer\.json|[\w.-]+\.gemspec|pom\.xml|go\.mod)$/
const GUIDE =
  /^(?:readme|contributing|security|code[_-]of[_-]conduct|governance|maintainers|owners|codeowners|adopters|users|who[_-]?(?:is[_-])?us(?:es|ing)[\w-]*|support|roadmap|funding)(?:\.\w+)?$/i
const ROOT_ONLY = /^(?:\.mailmap|setup\.py|CITATION\.cff)$/
/** The workflow that tests: its matrix tells which runtimes it is tried on. */
const TESTING = /^(?:ci|tests?|node(?:js)?|main|build)\.ya?ml$/i
const USUAL_PLACES = ['', '.github/', 'docs/', '.gitlab/']
// Other people's code and made-up packages say nothing about this one's licence.
const NOT_OURS =
  /(?:^|\/)(?:node_modules|vendor|vendored|third[_-]?party|external|deps|tests?|__tests__|spec|fixtures?|examples?|samples?|templates?|benchmarks?|docs?)\//i

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

/** Paths of the texts worth reading, the nearest to the root first. */
export function filesThatMatter(entries: readonly TreeEntry[]): string[] {
  const files = entries.filter((entry) => entry.kind === 'file' && (entry.size ?? 0) <= MAX_BYTES)
  const near = files.filter(({ path }) => isNear(path)).map(({ path }) => path)
  const nested = files
    .filter(({ path }) => !isNear(path) && isOfAPackage(path))
    .map(({ path }) => path)
    .slice(0, MAX_NESTED)
  return [...near, ...nested].sort((a, b) => depthOf(a) - depthOf(b)).slice(0, MAX_FILES)
}

/** Files whose changes are the licence's history. */
export function licensePaths(entries: readonly TreeEntry[]): string[] {
  const present = entries
    .filter(({ path, kind }) => kind === 'file' && isLicense(path) && depthOf(path) <= 1)
    .map(({ path }) => path)
    .slice(0, 8)
  return [...new Set([...present, ...USUAL_LICENSES])]
}

function isLicense(path: string): boolean {
  const [folder, name] = parts(path)
  return (folder === '' && LICENSE.test(name)) || folder === 'LICENSES/'
}

function isNear(path: string): boolean {
  const [folder, name] = parts(path)
  if (isLicense(path)) return true
  if (folder === '' && (MANIFEST.test(name) || ROOT_ONLY.test(name))) return true
  if (folder === '.github/workflows/') return TESTING.test(name)
  return USUAL_PLACES.includes(folder) && GUIDE.test(name)
}

function isOfAPackage(path: string): boolean {
  const [, name] = parts(path)
  return depthOf(path) <= 4 && !NOT_OURS.test(path) && (LICENSE.test(name) || MANIFEST.test(name))
}

function parts(path: string): [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1
  return [path.slice(0, end), path.slice(end)]
}

function depthOf(path: string): number {
  return path.split('/').length - 1
}
