import { cargoVersions } from './cargo.ts'
import { composerVersions } from './composer.ts'
import { gemVersions } from './gem.ts'
import { golangVersions } from './golang.ts'
import { mavenVersions } from './maven.ts'
import { npmVersions } from './npm.ts'
import { nugetVersions } from './nuget.ts'
import { pypiVersions } from './pypi.ts'
import type { VersionScheme } from './scheme.ts'

/** One line an ecosystem; the compiler holds each to its own name. */
const SCHEMES = {
  cargo: cargoVersions,
  gem: gemVersions,
  composer: composerVersions,
  golang: golangVersions,
  maven: mavenVersions,
  npm: npmVersions,
  nuget: nugetVersions,
  pypi: pypiVersions,
} satisfies { readonly [Id in string]: VersionScheme<Id> }

/** The purl types of the ecosystems whose versions can be judged. */
export type EcosystemId = keyof typeof SCHEMES

/** Null: of such versions nothing can be said. */
export function schemeOf(ecosystem: string): VersionScheme | null {
  return isEcosystem(ecosystem) ? SCHEMES[ecosystem] : null
}

export function isEcosystem(purlType: string): purlType is EcosystemId {
  return Object.hasOwn(SCHEMES, purlType)
}

/** Git tags carry no ecosystem: those that look like semver are read as https://semver.org has it. */
export const tagVersions: VersionScheme = npmVersions
