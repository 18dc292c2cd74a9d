import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { VersionScheme } from '../../analysis/versions/scheme.ts'
import type { ProjectUse } from '../../model/facts/project.ts'
import type { FactName } from '../../model/facts.ts'
import type { PackageRef, RepositoryRef } from '../../model/subject.ts'
import type { Fact, Unknown } from '../../model/unknown.ts'
import type { Net } from '../../net/client.ts'
import type { Source } from '../source.ts'
import type { DeclaredRelease, LicenseTexts, NamedRepository } from './declared-release.ts'
import type { InstallRecipe } from './install-recipe.ts'

/**
 * Where packages of one kind live, and how they are numbered, asked for and read. One folder each, named after its purl
 * type; index.ts lists them.
 */
export interface Ecosystem<Id extends EcosystemId = EcosystemId> {
  /** The purl type: `npm`. */
  readonly id: Id
  readonly versions: VersionScheme<Id>
  readonly project: ProjectReader
  /** How a sandbox tries its packages; null: it cannot. */
  readonly install: InstallRecipe | null
  /** An address as its manifests write it -> one that forges read. */
  repositoryAddress(written: string): string
  openRegistry(access: RegistryAccess): Registry
}

/** What an ecosystem is known by before it is loaded. */
export interface Registration<Id extends EcosystemId = EcosystemId> {
  readonly id: Id
  /**
   * An address of one of its packages, as a person writes it. Null: it is none. Throws UserError for one that no package can
   * have.
   */
  parse(text: string): PackageRef | null
  load(): Promise<Ecosystem<Id>>
}

/** How somebody's project uses a package. */
export interface ProjectReader {
  /** The manifest without which a folder is no project of this ecosystem. */
  readonly manifest: string
  /** Null: there is no manifest. `target` null: the package has no name in this ecosystem. Nothing is run. */
  read(folder: string, target: UsedPackage | null): Promise<ProjectUse | null> | ProjectUse | null
}

export interface UsedPackage {
  name: string
  /** `owner/repo`, lower case, where it should come from; null: not known. */
  repository: string | null
}

/** What registries are read with. Credentials go to the places that the settings of `home` and `folder` write them for. */
/**
 * Of a file with settings that lies in a folder. `trusted`: it is the adopter's. `strange`: it may be anybody's, and must get
 * nothing of the environment into its hands. `judged`: it belongs to the project that is judged, and is not read.
 */
export type SettingsStanding = 'trusted' | 'strange' | 'judged'

export interface RegistryAccess {
  net: Net
  /** The adopter's project, whose settings say which registry is asked. */
  folder: string
  home: string
  /** Of a file in the adopter’s project; without it each is strange. */
  standingOf?: (path: string) => SettingsStanding
  env: Readonly<Record<string, string | undefined>>
  userAgent: string
  /** The version of Node.js that runs this, for which npm picks versions where you name none. */
  node: string
  now(): Date
}

/**
 * The registry of an ecosystem, as its own client would ask it. What goes wrong on the way is Unknown; it rejects with
 * SubjectNotFound where there is no such package or release, and with anything else only for a bug.
 */
export interface Registry {
  /** Which facts of a package it can tell. */
  readonly provides: readonly FactName[]
  /** The release that the ecosystem's own client takes. */
  release(wanted: WantedRelease): Promise<Fact<Release>>
  /**
   * The facts of a release. `repository`: the one that it names and that is read too; null: there is none, so the registry
   * also gives releases, tags and the texts of the archive. Beside a repository it must not, or a fault there would be
   * papered over.
   */
  source(release: Release, repository: RepositoryRef | null): Source
  /** The archive as published, whose checksum is the one that the registry names. */
  archive(release: Release): Promise<Fact<Uint8Array>>
  /** What it says of that very release, by the cheapest request that tells it. */
  declared(release: ReleaseRef): Promise<Fact<DeclaredRelease>>
  /** The files of its archive that tell its terms, bundled parts included. Nothing of it is run or written. */
  texts(release: ReleaseRef): Promise<Fact<LicenseTexts>>
  /** The address that is asked for packages of that name. */
  addressOf(name: string): URL
}

/** One release, by its exact version. */
export type ReleaseRef = Pick<Release, 'name' | 'version'>

export interface WantedRelease {
  name: string
  /** Version, range or tag; empty: what the client takes where none is named. */
  range: string
  /** Why it is that one, for a person: `your package-lock.json pins it`; null: nobody said which. */
  reason: string | null
  /** What it has to run on, by name -> range, as far as you say so. */
  runtime?: Readonly<Record<string, string>>
}

export interface Release {
  name: string
  version: string
  /** Why it is this version, for a person; empty where nobody said which. */
  picked: string
  /** Null: it names none. Unknown: what would name it could not be asked. */
  repository: NamedRepository | null | Unknown
}
