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

declare module 'spdx-satisfies' {
  /** Whether the expression can be met with licences of the list. Throws for what SPDX's grammar refuses. */
  function satisfies(expression: string, approved: readonly string[]): boolean
  export = satisfies
}
