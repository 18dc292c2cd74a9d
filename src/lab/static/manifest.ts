import * as z from 'zod/mini'
import type { TarballEntry } from '../../sources/ecosystem/npm/tarball.ts'
import { cleanDeep } from '../../text/untrusted.ts'

/** What the lab reads of a package.json. */
export interface PackageManifest {
  name: string
  version: string
  scripts: Readonly<Record<string, string>>
  dependencies: Readonly<Record<string, string>>
  /** Paths of its commands inside the package. */
  commands: readonly string[]
  /** As written. */
  repository: string | null
  /** The folder of the repository it is made from, for packages that share one. */
  directory: string | null
}

const texts = z.catch(z.optional(z.record(z.string(), z.string())), undefined)
const schema = z.object({
  name: z.string(),
  version: z.string(),
  scripts: texts,
  dependencies: texts,
  bin: z.catch(z.optional(z.union([z.string(), z.record(z.string(), z.string())])), undefined),
  repository: z.catch(
    z.optional(z.union([z.string(), z.object({ url: z.string(), directory: z.optional(z.string()) })])),
    undefined,
  ),
})

/** Null for a package without one, or with one that says nothing. */
export function manifestOf(entries: readonly TarballEntry[]): PackageManifest | null {
  const content = entries.find((entry) => entry.path === 'package.json' && entry.safe)?.content
  if (!content) return null
  const parsed = schema.safeParse(cleanDeep(parsedJson(Buffer.from(content).toString('utf8'))))
  if (!parsed.success) return null
  const { name, version, scripts = {}, dependencies = {}, bin = {}, repository } = parsed.data
  const commands = typeof bin === 'string' ? [bin] : Object.values(bin)
  return {
    name,
    version,
    scripts,
    dependencies,
    commands: commands.map((path) => path.replace(/^\.?\//, '')),
    repository: typeof repository === 'object' ? repository.url : (repository ?? null),
    directory: typeof repository === 'object' ? (repository.directory ?? null) : null,
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
