import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { init, parse } from 'es-module-lexer/js'
import type { PluginRequest } from './plugins.ts'

/** More than any plugin has of its own. */
const MAX_MODULES = 200

/**
 * The files of a plugin: the module that is named and what it imports by path, over any number of steps. Packages that it
 * imports are as installed. What cannot be found is left out: loading it tells why.
 */
export async function pluginModules(request: PluginRequest): Promise<string[]> {
  await init()
  const found = new Set<string>()
  const pending = [{ from: request.from, specifier: request.specifier }]
  for (let next = pending.pop(); next !== undefined && found.size < MAX_MODULES; next = pending.pop()) {
    const path = resolved(next.specifier, next.from)
    if (path === null || found.has(path)) continue
    found.add(path)
    pending.push(...importsIn(path).map((specifier) => ({ from: path, specifier })))
  }
  return [...found]
}

function resolved(specifier: string, from: string): string | null {
  try {
    return createRequire(from).resolve(specifier)
  } catch {
    return null
  }
}

function importsIn(path: string): string[] {
  try {
    const text = readFileSync(path, 'utf8')
    const imported = path.endsWith('.json')
      ? []
      : parse(text)[0].flatMap((one) => ('specifier' in one ? (one.specifier ?? []) : []))
    const required = [...text.matchAll(/\brequire\(\s{0,9}['"](\.[^'"]{1,300})['"]/g)].map(
      ([, name = '']) => name,
    )
    return [...imported, ...required].filter((name) => name.startsWith('.'))
  } catch {
    return []
  }
}
