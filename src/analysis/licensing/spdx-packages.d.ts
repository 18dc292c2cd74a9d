// The SPDX packages bring no types of their own; only what is used here is declared.
declare module 'spdx-expression-parse' {
  function parse(expression: string): parse.Info
  namespace parse {
    type Info =
      | { license: string; plus?: true; exception?: string }
      | { conjunction: 'and' | 'or'; left: Info; right: Info }
  }
  export = parse
}

declare module 'spdx-correct' {
  /** The id that somebody may have meant, null where it has no idea. */
  function correct(name: string, options?: { upgrade?: boolean }): string | null
  export = correct
}
