import { upTo } from '../../../text/up-to.ts'

/** What a request came out as: `npm:a@^1` -> `npm:a@1.0.0`. Version 2 writes whole keys without scheme, version 3 with one. */
export function denoKey(asked: string, came: string): string {
  if (/^(?:npm|jsr):/.test(came)) return came
  const scheme = /^(?:npm|jsr):/.exec(asked)?.[0]
  if (scheme === undefined) return `npm:${came}`
  if (/^(?:@[^/@]+\/)?[^/@\d][^/@]*@/.test(came)) return `${scheme}${came}`
  const at = asked.indexOf('@', scheme.length + 1)
  return `${at < 0 ? asked : asked.slice(0, at)}@${came}`
}

/** `npm:@s/a@1.0.0_react@18.2.0` is the @s/a of that version, with its peers. */
export function packageInKey(key: string): { name: string; version: string } {
  const plain = key.replace(/^(?:npm|jsr):/, '')
  const at = plain.indexOf('@', 1)
  return { name: plain.slice(0, at), version: upTo(plain.slice(at + 1), '_') }
}

/** What stands for a request in a list of keys: a name alone where there is one release of it, a request of a range in JSR's. */
export function denoKeys(keys: readonly string[]): { find(request: string): readonly string[] } {
  const held = new Set(keys)
  const byName = new Map<string, string[]>()
  for (const key of keys) {
    const name = nameIn(key)
    byName.set(name, [...(byName.get(name) ?? []), key])
  }
  return {
    find(request) {
      // An alias: `other@npm:a@1.0.0`.
      const plain = request.replace(/^npm:[^:]*@npm:/, 'npm:')
      return held.has(plain) ? [plain] : (byName.get(nameIn(plain)) ?? [])
    },
  }
}

/** With its scheme. */
function nameIn(key: string): string {
  const start = key.indexOf(':') + 1
  const at = key.indexOf('@', start + 1)
  return at < 0 ? key : key.slice(0, at)
}
