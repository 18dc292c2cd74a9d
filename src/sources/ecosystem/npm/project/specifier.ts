/** How a manifest asks for a package: https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies */
export type Specifier =
  | { kind: 'registry'; name: string; range: string }
  | { kind: 'elsewhere'; from: string }

const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\w.-]+@[\w.-]+:|\.{0,2}\/|~\/)|^[^@/\s]+\/[^/\s]+$/i

/** `as`: the name it is asked for under. `npm:other@^1` is the other package, `npm:^1` (as Yarn writes) this one. */
export function specifierOf(as: string, text: string): Specifier {
  const asked = text.trim()
  // Yarn patches what stands before the #: `patch:name@npm%3A1.0.0#patch`.
  const patched = /^patch:(?:@[^/@]+\/)?[^/@]+@([^#]*)/.exec(asked)?.[1]
  if (patched !== undefined) return specifierOf(as, patched.replace(/%3a/gi, ':'))
  if (!asked.startsWith('npm:'))
    return ELSEWHERE.test(asked)
      ? { kind: 'elsewhere', from: asked }
      : { kind: 'registry', name: as, range: asked }
  const rest = asked.slice('npm:'.length)
  if (/^(?:v?\d|[\^~<>=*|])/.test(rest)) return { kind: 'registry', name: as, range: rest }
  const at = rest.indexOf('@', 1)
  return at < 0
    ? { kind: 'registry', name: rest, range: '' }
    : { kind: 'registry', name: rest.slice(0, at), range: rest.slice(at + 1) }
}
