import { basename, relative, sep } from 'node:path'
import * as z from 'zod/mini'
import { UserError } from '../model/user-error.ts'
import { type PolicyFile, readPolicyFile } from './file.ts'
import { resolveExtended } from './find.ts'
import type { PluginRequest } from './plugins.ts'
import { text, texts } from './texts.ts'

/** What a policy file stands on, weakest first, itself last. Throws UserError for what cannot be read, and for circles. */
export function withExtended(path: string, cwd: string, above: readonly string[] = []): PolicyFile[] {
  const shown = shownPath(path, cwd)
  const file = readPolicyFile(path, shown)
  const chain = [...above, path]
  return [
    ...extendsOf(file).flatMap((specifier, index) => {
      const place = file.locate(['extends', index]) ?? file.locate(['extends']) ?? '1:1'
      const extended = resolveExtended(specifier, path, `${shown}:${place}`)
      if (chain.includes(extended)) {
        const names = [...chain.slice(chain.indexOf(extended)), extended].map((one) => shownPath(one, cwd))
        throw new UserError(
          `${shown}:${place}: \`extends\` runs in a circle: ${names.join(' → ')}`,
          'Remove one of the links',
        )
      }
      return withExtended(extended, cwd, chain)
    }),
    file,
  ]
}

const LOOSE = z.object({
  extends: z.optional(texts()),
  rules: z.optional(z.array(text())),
})

// Before plugins are loaded the whole schema is not known; a wrong type here is told by the whole schema later.
function extendsOf(file: PolicyFile): readonly string[] {
  const parsed = LOOSE.safeParse(file.value)
  return parsed.success ? [parsed.data.extends ?? []].flat() : []
}

export function pluginsOf(file: PolicyFile): PluginRequest[] {
  const parsed = LOOSE.safeParse(file.value)
  const specifiers = parsed.success ? (parsed.data.rules ?? []) : []
  return specifiers.map((specifier, index) => ({
    specifier,
    from: file.path,
    where: `${basename(file.path)}:${file.locate(['rules', index]) ?? '1:1'}`,
  }))
}

/** Where it asks for a gate, for all targets or for some; null: it asks for none. */
export function gateOf(file: PolicyFile, cwd: string): string | null {
  const place = file.locate(['failOn']) ?? targetGate(file)
  return place === null ? null : `${shownPath(file.path, cwd)}:${place}`
}

function targetGate(file: PolicyFile): string | null {
  const { value } = file
  const targets = typeof value === 'object' && value !== null ? Reflect.get(value, 'targets') : null
  const patterns = typeof targets === 'object' && targets !== null ? Object.keys(targets) : []
  return patterns.map((pattern) => file.locate(['targets', pattern, 'failOn'])).find((one) => one) ?? null
}

export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short === '' || short.startsWith(`..${sep}..${sep}..`) ? path : short
}
