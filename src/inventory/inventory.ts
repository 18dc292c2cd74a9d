import type { Scope } from '../model/policy.ts'

export type { Scope }

/**
 * What a project really uses, in the terms of CycloneDX: every component that its lockfiles, manifests or an SBOM name. The
 * project itself, members of its workspaces and folders that it takes dependencies from are no components.
 */
export interface Inventory {
  /** Relative to the root that was read, with `/`. */
  file: string
  /** With its version, for a person: `package-lock 3`. */
  format: string
  project: { name: string | null; version: string | null }
  components: readonly Component[]
  /** What the file cannot tell, a sentence each. */
  notes: readonly string[]
  /** Components may be missing from it, as the notes say; absent: it names all that is used. */
  partial?: boolean
}

export interface Component {
  /** With the version, without qualifiers. */
  purl: string
  /** The purl type: `npm`. */
  ecosystem: string
  /** With its namespace, as the client of its ecosystem writes it: `@octokit/rest`, `org.junit:junit`. An alias is what it stands for. */
  name: string
  /** Null: the file asks for it and pins no version. */
  version: string | null
  /** What was asked for where no version is pinned, as written: `^1.2.0`; else null. */
  range: string | null
  scope: Scope
  /** Whether the project itself or a member of its workspace asks for it; null: the file does not tell. */
  direct: boolean | null
  declaredAt: Place
  /** Names on a shortest way from the project to it in its scope, itself last; members of a workspace count. */
  path: readonly string[]
  /** Package URLs of the components that it asks for itself, sorted; empty where it asks for none or the file does not tell. */
  dependsOn: readonly string[]
  source: ComponentSource
  /** As the file writes it: `sha512-…`; null: it has none. */
  integrity: string | null
  /** As the file itself carries it; null: it carries none. */
  license: string | null
}

export interface Place {
  /** Relative to the root that was read, with `/`. */
  file: string
  /** From 1; of what is written down nowhere itself, the line of what brings it along. Null: not known. */
  line: number | null
}

export interface ComponentSource {
  /** `bundled`: it comes inside the archive of another component. `path`: an archive that lies in the project. */
  kind: 'registry' | 'git' | 'path' | 'url' | 'bundled'
  /** As the file writes it; null: it names no address. */
  url: string | null
}

/** What was there and could not be read: never left out in silence. */
export interface Unread extends Place {
  /** One sentence. */
  message: string
  hint: string
}
