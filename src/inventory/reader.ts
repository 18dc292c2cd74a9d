import type { Coordinates, Pom } from '../analysis/maven/pom.ts'
import type { ComponentSource, Scope } from './inventory.ts'

/** One format of lockfile, manifest, SBOM or list. formats/index.ts has them all. */
export interface InventoryReader {
  id: string
  /** Whether a file of that name is one, where a folder is searched. `path` has `/`. */
  accepts(path: string): boolean
  /** Whether a file that a person named is one, whatever its name; only for formats whose files have no name of their own. */
  recognizes?(text: string): boolean
  /** Names of files that tell more about the same project: where one of them stands beside it, this one is not read. */
  yieldsTo?: readonly string[]
  /** It says what is asked for and pins nothing: where a file of `yieldsTo` covers its folder, it is not read either. */
  isManifest?: true
  /** Such files are known and cannot be read: `message` is a sentence, as in UnreadableFile. */
  refuses?: { message: string; hint: string }
  /** Throws UnreadableFile. `text` is decoded and has neither byte order mark nor `\r\n`. */
  read(file: InventoryFile, beside: Surroundings): Promise<Locked> | Locked
}

export interface InventoryFile {
  /** Relative to the root that was read, with `/`. */
  path: string
  text: string
}

/** What lies around a file that is read. Paths are relative to its folder and lead nowhere outside of the root. */
export interface Surroundings {
  /** Null: not there, too large, or outside. */
  text(path: string): Promise<string | null>
  /** Names of the folders in a folder, sorted; empty where there is none. */
  folders(path: string): Promise<readonly string[]>
  /** A POM that another refers to, from a repository; null: not to be had. Absent: nobody is asked. */
  pom?(coordinates: Coordinates): Promise<Pom | null>
}

/** A file that is read: what it installs, and who asks for it. graph.ts makes components of it, for all formats alike. */
export interface Locked {
  /** `package-lock 3` */
  format: string
  project: { name: string | null; version: string | null }
  /** What the project and its members ask for; null: the file does not tell. */
  roots: readonly Root[] | null
  nodes: readonly LockedNode[]
  /** What the file cannot tell, a sentence each. */
  notes: readonly string[]
  /** Components may be missing from it, as the notes say. */
  partial?: boolean
  /** Lines of it that are not understood, while the rest is. */
  unread?: readonly { line: number | null; message: string; hint: string }[]
  /** Folders of the members it speaks for, relative to its own: their manifests are not read again. */
  covers?: readonly string[]
}

export interface Root {
  /** The member of the workspace that asks, by its name or folder; null: the project itself. */
  member: string | null
  key: string
  scope: Scope
  /** The folder of who asks, relative to the file's own, where a format tells; empty: that of the file. */
  folder?: string
  /** The name it is asked for under, where a format tells and an alias may make it another. */
  as?: string
}

export interface LockedNode {
  /** What `roots` and `dependsOn` name it by: anything that is unique in the file. */
  key: string
  /** The purl type. */
  ecosystem: string
  /** As in Component. */
  name: string
  version: string | null
  range?: string | null
  source: ComponentSource
  integrity?: string | null
  license?: string | null
  /** The file that it stands in, where this one includes others, relative to the root as `path`. */
  file?: string
  line: number | null
  /** As the file says; null: found out from the roots. */
  scope: Scope | null
  /** Keys of what it cannot do without; of what is not there, nothing follows. */
  dependsOn: readonly string[]
  /** Keys of what it uses where that can be installed. */
  optionally?: readonly string[]
  /** Where a format places packages in folders: the folder whose imports find it without asking for it, and by which name. */
  placed?: { folder: string; as: string }
  /** A part of the project itself, a member or a linked folder: on the way to components, and none of them. */
  own?: boolean
}

/** `message` is a sentence about the file without its name: `Its JSON ends too early`. */
export class UnreadableFile extends Error {
  readonly line: number | null
  readonly hint: string | null

  constructor(message: string, line: number | null = null, hint: string | null = null) {
    super(message)
    this.name = 'UnreadableFile'
    this.line = line
    this.hint = hint
  }
}
