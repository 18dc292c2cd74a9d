import type { UnknownReason } from '../unknown.ts'

/** A published package at the version you would use. */
export interface Package {
  ecosystem: 'npm'
  name: string
  /** The range or tag that was asked for. */
  requested: string
  version: string
  url: string
  license: string | null
  deprecated: string | null
  engines: Readonly<Record<string, string>>
  maintainers: readonly string[]
  publishedAt: string | null
  /** Every version with its publish date, oldest first; dates null where the registry does not tell. */
  versions: readonly { version: string; publishedAt: string | null; deprecated: boolean }[]
  distTags: Readonly<Record<string, string>>
  provenance: boolean
  repository: { url: string; directory: string | null } | null
  unpackedSize: number | null
  dependencies: Readonly<Record<string, string>>
  peerDependencies: Readonly<Record<string, string>>
  installScripts: readonly string[]
  module: 'esm' | 'cjs' | 'both' | null
  /** TypeScript types, its own or those of `typesPackage`; null: not known. */
  types: boolean | null
  /** The package of DefinitelyTyped that types it, where it brings none and there is one. */
  typesPackage: string | null
  platforms: { os: readonly string[]; cpu: readonly string[] }
  /** Names found in the entry points without running them; null when the tarball was not read. */
  exports: { names: readonly string[]; complete: boolean } | null
  /** Licence texts as published with this version; empty where the tarball was not read. */
  licenseFiles: readonly { path: string; text: string }[]
  /** Why the tarball was not read to its end; null: it was. What it would have told is null or empty then. */
  unread: { reason: UnknownReason; detail: string } | null
}

/** Who uses it, by what can be counted or is named. Null: not told. */
export interface Adopters {
  weeklyDownloads: number | null
  dependentRepositories: number | null
  dependentPackages: number | null
  /** Names in ADOPTERS/USERS files. */
  named: readonly string[]
  adoptersFile: string | null
}

/** The adopter's own project, as found where oss-check is run. */
export interface ProjectUse {
  path: string
  name: string | null
  license: string | null
  /** The range under which the project depends on the target, where it does. */
  range: string | null
  installed: string | null
  /** What the lockfile installs at the top: name -> version. Empty where there is none that is understood. */
  packages: Readonly<Record<string, string>>
  /** The lockfile that was read. */
  lockfile: string | null
  hacks: readonly Hack[]
}

export interface Hack {
  kind: 'patch' | 'override' | 'fork' | 'vendored'
  where: string
  detail: string
}

/** Degree of authorship (Avelino et al., ICPC 2016) over a clone. */
export interface Authorship {
  truckFactor: number
  files: number
  authors: number
  /** The developers whose loss would orphan more than half of the files, in order of removal. */
  core: readonly { name: string; files: number }[]
}
