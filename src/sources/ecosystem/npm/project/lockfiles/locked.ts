/** One package that a lockfile installs. */
export interface Locked {
  /** The name it is imported by; an alias makes it another than `name`. */
  as: string
  /** The package as its registry names it. */
  name: string
  version: string
  /** Where the project's own imports find it; false: it is installed for other packages alone. */
  direct: boolean
  /** False: from git, a folder or an address. The registry's package of that version is another then. */
  fromRegistry: boolean
}

/** What a lockfile is read for. */
export interface Reading {
  text: string
  /** Folder of the project below that of the lockfile, `apps/shop`; empty where they are one. */
  member: string
  /** Of the project's manifest: name -> range. */
  dependencies: Readonly<Record<string, unknown>>
}

/** Null: the text is no such lockfile. */
export type LockfileReader = (reading: Reading) => readonly Locked[] | null

/** What lockfiles write `name@version` for: `@scope/name@1.2.3`, `/name/1.2.3` (pnpm 5), `name@1.2.3(peer@1)`. */
export function nameAndVersion(text: string): { name: string; version: string } | null {
  const match = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/](\d[^\s(_]*)/.exec(text)
  return match?.[1] && match[2] ? { name: match[1], version: match[2] } : null
}
