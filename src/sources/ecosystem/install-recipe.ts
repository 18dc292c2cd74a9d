/** Where a sandbox keeps what an installer needs, as the programs inside see it. */
export interface SandboxPlaces {
  /** The project, which is also the working folder. */
  work: string
  /** What was fetched, one for each lane. */
  cache: string
  /** The archive of the package that is tried. */
  subject: string
  /** The folder with the installer's settings. */
  config: string
  /** The runtime of the ecosystem: `bin`, `lib`. */
  runtime: string
}

/** How the packages of an ecosystem are packed, fetched, installed and loaded in a sandbox. */
export interface InstallRecipe {
  /** Settings for every stage: name of a file below `config` -> text. `compiles`: the runtime's headers are there. */
  settings(
    places: SandboxPlaces,
    options: { registry: string; compiles: boolean },
  ): Readonly<Record<string, string>>
  /** By which the installer finds its settings. */
  environment(places: SandboxPlaces): Readonly<Record<string, string>>
  /** Files of the empty project that packages are installed into: name -> text. */
  readonly project: Readonly<Record<string, string>>
  /** Those and what downloading adds to them: what an install starts from. */
  readonly locked: readonly string[]
  /** Programs with their arguments. */
  pack(places: SandboxPlaces): readonly string[]
  /** The package and what it needs, into the cache. No code of theirs runs. */
  download(places: SandboxPlaces): readonly string[]
  install(places: SandboxPlaces, how: { offline: boolean; scripts: boolean }): readonly string[]
  /** Loads the package; exits with NOTHING_TO_LOAD where it has nothing to load. */
  load(places: SandboxPlaces, packageName: string): readonly string[]
  /** What the installer says went wrong, on one line; null: nothing that stopped it. `exitCode` null: it was ended. */
  complaintIn(output: string, exitCode: number | null): string | null
}

export const NOTHING_TO_LOAD = 41
