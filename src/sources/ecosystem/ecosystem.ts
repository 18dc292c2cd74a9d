import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { VersionScheme } from '../../analysis/versions/scheme.ts'
import type { ProjectUse } from '../../model/facts/project.ts'

/**
 * Where packages of one kind live and how they are numbered, asked for and read. One folder each, named after its purl
 * type; index.ts lists them.
 */
export interface Ecosystem<Id extends EcosystemId = EcosystemId> {
  /** The purl type: `npm`. */
  readonly id: Id
  readonly versions: VersionScheme<Id>
  readonly project: ProjectReader
  /** The manifest by which a repository says which package it publishes. */
  readonly manifest: PublishedManifest
}

/** How somebody's project uses a package. */
export interface ProjectReader {
  /** Its manifest, without which a folder is no project of this ecosystem. */
  readonly manifest: string
  /** Null: there is no manifest. `target` null: the package has no name in this ecosystem. Nothing is run. */
  read(folder: string, target: UsedPackage | null): ProjectUse | null
}

export interface UsedPackage {
  name: string
  /** `owner/repo`, lower case, where it should come from; null: not known. */
  repository: string | null
}

export interface PublishedManifest {
  /** Where it stands in a repository, or in the folder of a package. */
  readonly file: string
  /** The name that it publishes; null: none, or it is private. */
  nameIn(text: string): string | null
}
