import type { Declaration } from './manifest-readers/declaration.ts'
import { fromComposer, fromPackageJson } from './manifest-readers/json.ts'
import {
  fromCargo,
  fromDebianCopyright,
  fromGemspec,
  fromLicenseLine,
  fromNuspec,
  fromPodspec,
  fromProject,
  fromQuotedList,
  fromReuse,
} from './manifest-readers/others.ts'
import { fromPom } from './manifest-readers/pom.ts'
import { fromMetadata, fromPyproject, fromSetupCfg, fromSetupPy } from './manifest-readers/python.ts'

const READERS: readonly (readonly [RegExp, (text: string) => Declaration[]])[] = [
  [/(?:^|\/)package\.json$/i, fromPackageJson],
  [/(?:^|\/)composer\.json$/i, fromComposer],
  [/(?:^|\/)cargo\.toml$/i, fromCargo],
  [/(?:^|\/)pyproject\.toml$/i, fromPyproject],
  [/(?:^|\/)setup\.cfg$/i, fromSetupCfg],
  [/(?:^|\/)setup\.py$/i, fromSetupPy],
  [/(?:^|\/)(?:PKG-INFO|METADATA)$/, fromMetadata],
  [/\.gemspec$/i, fromGemspec],
  [/\.podspec$/i, fromPodspec],
  [/(?:^|\/)pom\.xml$|\.pom$/i, fromPom],
  [/\.nuspec$/i, fromNuspec],
  [/\.[cf]sproj$/i, fromProject],
  [/(?:^|\/)DESCRIPTION$|\.spec$|\.cabal$/, fromLicenseLine],
  [/(?:^|\/)mix\.exs$|\.opam$/i, fromQuotedList],
  [/^debian\/copyright$|^\.reuse\/dep5$/i, fromDebianCopyright],
  [/(?:^|\/)REUSE\.toml$/i, fromReuse],
]

export function isManifest(path: string): boolean {
  return READERS.some(([pattern]) => pattern.test(path))
}

/** The folder whose content a manifest speaks of; those of Debian and REUSE lie in one of their own. */
export function subjectFolderOf(path: string): string {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  return /^(?:debian|\.reuse)$/i.test(folder) ? '' : folder
}

/** Manifest -> what it declares; none: nothing, or it cannot be read (which is the project's fault and no fact). */
export function declarationsIn(path: string, text: string): readonly Declaration[] {
  const reader = READERS.find(([pattern]) => pattern.test(path))?.[1]
  try {
    return reader?.(text) ?? []
  } catch {
    return []
  }
}
