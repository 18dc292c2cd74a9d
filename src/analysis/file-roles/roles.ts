import { isLicenseFolder, isLicenseName, isTextOfLicenseFolder } from './license-names.ts'
import { isOfTheProject } from './ownership.ts'

/** What a file of a project is for. Every source reads files by this, and rules look for them by it. */
export type FileRole =
  /** The terms, of the project or of a part of it. */
  | 'license'
  /** What may hold or change terms: notices, copyright statements, patent grants, lists of others' licences. */
  | 'notice'
  | 'manifest'
  | 'readme'
  | 'contributing'
  | 'conduct'
  | 'security'
  | 'support'
  | 'governance'
  | 'owners'
  | 'adopters'
  | 'roadmap'
  | 'funding'
  | 'deprecation'
  /** What contributors sign: CLA, DCO. */
  | 'agreement'
  | 'mailmap'
  | 'citation'
  /** The workflow that tests: its matrix tells which runtimes it is tried on. */
  | 'workflow'

/** Where forges look for what is not at the root. */
const USUAL_PLACES = ['', '.github', 'docs', '.gitlab']
/** A part of a project lies at most this many folders deep. */
const MAX_DEPTH = 4

const MANIFEST =
  /^(?:package\.json|composer\.json|cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|deno\.json|pubspec\.ya?ml|mix\.exs|[\w.+-]+\.(?:gemspec|podspec|cabal|nuspec|csproj|fsproj|opam|pom))$/i
/** Manifests of the whole, by their place: elsewhere the same names mean other things. */
const MANIFEST_PATH =
  /^(?:debian\/copyright|\.reuse\/dep5|reuse\.toml|pkg-info|metadata|description|[\w.+-]+\.spec)$/i
const NOTICE =
  /^(?:(?:third|3rd)[-_. ]?part(?:y|ies)[\w. -]*|(?:notices?|copyrights?|patents|licen[cs]es)(?:[-_.][\w.-]+)?)$/i
/** As forges render them. */
const TEXT_ENDING =
  /^[^.]+$|\.(?:md|markdown|mdown|mkdn?|rst|txt|adoc|asciidoc|asc|org|html?|ya?ml|mediawiki|wiki|textile|rdoc|creole|pod)$/i
const WORKFLOW = /^(?:ci|tests?|node(?:js)?|main|build)\.ya?ml$/i

/** Guides and the like, by the name without its ending; looked for in the usual places. */
const GUIDES: readonly (readonly [FileRole, RegExp])[] = [
  ['readme', /^readme$/i],
  ['contributing', /^contributing$/i],
  ['conduct', /^code[-_]of[-_]conduct$/i],
  ['security', /^security$/i],
  ['support', /^support$/i],
  ['governance', /^governance$/i],
  ['owners', /^(?:maintainers|owners|codeowners|authors)$/i],
  [
    'adopters',
    /^(?:adopters|users|who[-_]?(?:is[-_])?us(?:es|ing)[\w-]*|companies|in[-_]production|powered[-_]by)$/i,
  ],
  ['roadmap', /^roadmap$/i],
  ['funding', /^funding$/i],
  ['deprecation', /^deprecat(?:ed|ion)$/i],
  ['agreement', /^(?:cla|dco)$/i],
]

/** What the file is for; null: nothing that anybody reads it for. */
export function roleOf(path: string): FileRole | null {
  const folder = folderOf(path)
  const name = nameOf(path)
  if (path === '.mailmap') return 'mailmap'
  if (/^citation\.cff$/i.test(path)) return 'citation'
  if (/^\.github\/workflows$/i.test(folder)) return WORKFLOW.test(name) ? 'workflow' : null
  if (MANIFEST_PATH.test(path)) return 'manifest'
  const isUsual = USUAL_PLACES.includes(folder.toLowerCase())
  const guide = isUsual && TEXT_ENDING.test(name) ? guideOf(name) : null
  if (guide !== null) return guide
  if (!isUsual && !isPart(path)) return null
  if (isLicenseName(name)) return 'license'
  if (isLicenseFolder(folder) && isTextOfLicenseFolder(name)) return 'license'
  if (MANIFEST.test(name)) return 'manifest'
  return NOTICE.test(name) && TEXT_ENDING.test(name) ? 'notice' : null
}

export function hasRole(role: FileRole): (file: { path: string }) => boolean {
  return ({ path }) => roleOf(path) === role
}

/** Whether a path is a licence text of the project or of one of its parts. */
export function isLicenseFile(path: string): boolean {
  return roleOf(path) === 'license'
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function depthOf(path: string): number {
  return path.split('/').length - 1
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function guideOf(name: string): FileRole | null {
  const stem = name.replace(/\.\w+$/, '')
  return GUIDES.find(([, pattern]) => pattern.test(stem))?.[0] ?? null
}

/** Documentation apart: its licence is that of the documentation. */
function isPart(path: string): boolean {
  return depthOf(path) <= MAX_DEPTH && isOfTheProject(path) && !/^docs?\//i.test(path)
}
