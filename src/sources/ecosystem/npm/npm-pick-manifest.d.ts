// It brings no types of its own; only what is used here is declared.
declare module 'npm-pick-manifest' {
  interface Packument {
    name: string
    'dist-tags': Readonly<Record<string, string>>
    versions: Readonly<Record<string, object>>
  }
  /** Throws where nothing fits, and for what is neither a tag nor a version nor a range. */
  function pickManifest(
    packument: Packument,
    wanted: string,
    options: { nodeVersion: string | null },
  ): { version: string }
  export = pickManifest
}
