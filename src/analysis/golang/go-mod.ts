import { type GoDirective, goDirectives } from './directives.ts'

/** A go.mod as written, https://go.dev/ref/mod#go-mod-file */
export interface GoMod {
  /** Null: it names none. */
  module: string | null
  /** What its `// Deprecated:` comment says; null: it has none. */
  deprecated: string | null
  /** The least Go that it needs: `1.22`; null: it does not say. */
  go: string | null
  require: readonly GoRequirement[]
  replace: readonly GoReplacement[]
  exclude: readonly { path: string; version: string }[]
  /** Versions that must not be used; `low` and `high` belong to them. */
  retract: readonly { low: string; high: string; rationale: string | null; line: number }[]
}

interface GoRequirement {
  path: string
  version: string
  /** Nothing of the module itself imports it. */
  indirect: boolean
  /** Of the file, from 1. */
  line: number
}

export interface GoReplacement {
  path: string
  /** Null: whichever. */
  version: string | null
  /** A module path, or a folder that begins with a dot or a slash. */
  to: string
  /** Null: it is a folder. */
  toVersion: string | null
  line: number
}

/** What cannot be read is left out, as old Go commands leave out the directives of newer ones. */
export function parseGoMod(text: string): GoMod {
  const { directives } = goDirectives(text)
  const of = (verb: string) => directives.filter((one) => one.verb === verb)
  const [module] = of('module')
  return {
    module: module?.words[0] ?? null,
    deprecated: module === undefined ? null : deprecationIn(module.comment),
    go: of('go')[0]?.words[0] ?? null,
    require: of('require').flatMap(({ words: [path, version], comment, line }) =>
      path === undefined || version === undefined
        ? []
        : [{ path, version, indirect: /(?:^|\n)indirect\b/.test(comment), line }],
    ),
    replace: of('replace').flatMap(replacementIn),
    exclude: of('exclude').flatMap(({ words: [path, version] }) =>
      path === undefined || version === undefined ? [] : [{ path, version }],
    ),
    retract: of('retract').flatMap(({ words, comment, line }) => {
      const [low, high = low] = words.join(' ').match(/[^\s[\],]+/g) ?? []
      return low === undefined || high === undefined
        ? []
        : [{ low, high, rationale: comment.replace(/\s+/g, ' ').trim() || null, line }]
    }),
  }
}

const DEPRECATED = 'Deprecated:'

/** A paragraph that begins with the word, https://go.dev/ref/mod#go-mod-file-module-deprecation */
function deprecationIn(comment: string): string | null {
  const lines = comment.split('\n')
  const first = lines.findIndex((line) => line.startsWith(DEPRECATED))
  if (first < 0) return null
  const end = lines.indexOf('', first)
  const paragraph = lines.slice(first, end < 0 ? undefined : end).join(' ')
  return paragraph.slice(DEPRECATED.length).replace(/\s+/g, ' ').trim() || 'no reason is given'
}

function replacementIn({ words, line }: GoDirective): GoReplacement[] {
  const arrow = words.indexOf('=>')
  const [path, version = null] = words.slice(0, Math.max(0, arrow))
  const [to, toVersion = null] = words.slice(arrow + 1)
  return arrow < 1 || path === undefined || to === undefined ? [] : [{ path, version, to, toVersion, line }]
}
