import type { Scope } from '../../inventory.ts'

/** Groups that Rails and others leave out of production. */
const FOR_DEVELOPMENT = new Set(['development', 'dev', 'test', 'lint', 'rubocop', 'doc', 'docs', 'ci'])

export interface GemfileScopes {
  scopes: ReadonlyMap<string, Scope>
  /** Of what the gem of the project itself needs to run. */
  own: Scope
  /** Of gems that the Gemfile does not name: its gemspec asks for them, for development. */
  others: Scope
}

/**
 * Gem -> the groups it is asked for in, as far as a Gemfile can be read without running it: `gem` lines, `group` blocks and
 * the `group:` of a line. What stands in other files or loops is missing.
 */
export function scopesIn(gemfile: string): GemfileScopes {
  const scopes = new Map<string, Scope>()
  const isWhole = !/^[ \t]*(?:eval_gemfile|instance_eval|eval|gem[\s(]+[^"'\s(])/m.test(gemfile)
  // Blocks that are open, with the groups they add.
  const open: (readonly string[])[] = []
  // What ends with a comma goes on.
  for (const written of gemfile.replace(/,[ \t]*\n/g, ', ').split('\n')) {
    const line = written.trim()
    const gem = /^gem[\s(]+["']([\w.-]+)["']/.exec(line)?.[1]
    if (gem !== undefined) {
      const groups = [...open.flat(), ...groupsOf(line)]
      const scope: Scope =
        groups.length > 0 && groups.every((one) => FOR_DEVELOPMENT.has(one)) ? 'dev' : 'runtime'
      if (scopes.get(gem) !== 'runtime') scopes.set(gem, scope)
    }
    if (/^(?:if|unless|case|begin|while|until|for)\b/.test(line) || /\bdo(?:\s*\|[^|]*\|)?$/.test(line))
      open.push(/^group\b/.test(line) ? symbolsIn(line) : [])
    else if (/^end\b/.test(line)) open.pop()
  }
  const hasGemspec = /^[ \t]*gemspec\b/m.test(gemfile)
  return {
    scopes,
    own: hasGemspec ? 'runtime' : 'unknown',
    others: hasGemspec && isWhole ? 'dev' : 'unknown',
  }
}

/** `group: :test`, `groups: [:development, :test]`, `:group => :test`. */
function groupsOf(line: string): string[] {
  const at = /:?\bgroups?\b(?::|\s*=>)/.exec(line)
  if (at === null) return []
  const value = line.slice(at.index + at[0].length).trimStart()
  return symbolsIn(
    value.startsWith('[') ? value.slice(0, value.indexOf(']') + 1) : (value.split(',', 1)[0] ?? ''),
  )
}

function symbolsIn(text: string): string[] {
  return [...text.matchAll(/:(\w+)|["'](\w+)["']|%i\[([^\]]*)\]/g)].flatMap(([, symbol, quoted, list]) =>
    list === undefined ? (symbol ?? quoted ?? []) : list.split(' ').filter(Boolean),
  )
}
