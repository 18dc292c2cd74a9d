import * as z from 'zod/mini'
import { composerVersions } from '../../../analysis/versions/composer.ts'
import { RequestFault } from '../../../net/fault.ts'

const text = z.catch(z.optional(z.string()), undefined)
const texts = z.catch(z.record(z.string(), z.string()), {})

/** One version as published. Only what is used; what is not as it should be counts as not said. */
const versionSchema = z.object({
  version: z.string(),
  license: z.optional(z.unknown()),
  time: text,
  abandoned: z.optional(z.unknown()),
  require: z.optional(texts),
  authors: z.catch(z.optional(z.array(z.object({ name: text }))), undefined),
  source: z.catch(z.optional(z.object({ type: text, url: text, reference: text })), undefined),
  dist: z.catch(z.optional(z.object({ type: text, url: text, shasum: text })), undefined),
  support: z.catch(z.optional(z.object({ source: text, issues: text })), undefined),
  homepage: text,
})
export type ComposerVersion = z.infer<typeof versionSchema>

const documentSchema = z.object({
  packages: z.record(z.string(), z.unknown()),
  minified: z.optional(z.string()),
})

/** What a list of versions leaves out of one that has it. */
const UNSET = '__unset'

/** The versions of a package in an answer, lowest first; null: it has none of that name. Throws RequestFault. */
export function versionsIn(answer: unknown, name: string): readonly ComposerVersion[] | null {
  const document = documentSchema.safeParse(answer)
  if (!document.success) {
    throw new RequestFault('unexpected', 'The repository answered with something that is no package')
  }
  const { packages, minified } = document.data
  const found = packages[name]
  if (typeof found !== 'object' || found === null) return null
  const listed = Object.values(found).filter((one) => typeof one === 'object' && one !== null)
  const whole = minified === undefined ? listed : expanded(listed)
  const versions = whole.flatMap((one) => {
    const version = versionSchema.safeParse(one)
    return version.success && composerVersions.parse(version.data.version) !== null ? [version.data] : []
  })
  return versions.sort((one, other) => composerVersions.compare(one.version, other.version))
}

/** Each version says only what is not as in the one before it: https://github.com/composer/metadata-minifier */
function expanded(listed: readonly object[]): readonly object[] {
  let before: Record<string, unknown> = {}
  return listed.map((one) => {
    const merged = Object.entries({ ...before, ...one }).filter(([, value]) => value !== UNSET)
    before = Object.fromEntries(merged)
    return before
  })
}

/** Packagist's word for deprecated, with what to take instead; null: it is not. */
export function abandonmentOf({ abandoned }: ComposerVersion): string | null {
  if (typeof abandoned === 'string' && abandoned.trim() !== '')
    return `It is abandoned; use ${abandoned.trim()}`
  return abandoned === true || abandoned === ''
    ? 'It is abandoned, and nothing is named to use instead'
    : null
}
