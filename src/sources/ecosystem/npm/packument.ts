import semver from 'semver'
import * as z from 'zod/mini'
import { UserError } from '../../../model/user-error.ts'
import { RequestFault } from '../../../net/fault.ts'

const texts = z.catch(z.record(z.string(), z.string()), {})

/** One version as published. Only what is used; what is not as it should be counts as not said. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.optional(z.unknown()),
  licenses: z.optional(z.unknown()),
  deprecated: z.optional(z.unknown()),
  engines: z.optional(texts),
  os: z.optional(z.unknown()),
  cpu: z.optional(z.unknown()),
  repository: z.optional(z.unknown()),
  dependencies: z.optional(texts),
  peerDependencies: z.optional(texts),
  scripts: z.optional(texts),
  gypfile: z.optional(z.unknown()),
  hasInstallScript: z.optional(z.unknown()),
  type: z.optional(z.unknown()),
  main: z.optional(z.unknown()),
  module: z.optional(z.unknown()),
  exports: z.optional(z.unknown()),
  types: z.optional(z.unknown()),
  typings: z.optional(z.unknown()),
  dist: z.object({
    tarball: z.string(),
    integrity: z.optional(z.string()),
    unpackedSize: z.catch(z.optional(z.number()), undefined),
    attestations: z.optional(z.unknown()),
  }),
})
export type Manifest = z.infer<typeof manifestSchema>

const packumentSchema = z.object({
  name: z.string(),
  'dist-tags': texts,
  versions: z.record(z.string(), z.unknown()),
  time: z.optional(texts),
  maintainers: z.catch(z.optional(z.array(z.object({ name: z.string() }))), undefined),
})

/** Everything the registry says about a package. */
export interface Packument {
  name: string
  distTags: Readonly<Record<string, string>>
  /** Oldest first, by version. */
  versions: readonly { version: string; publishedAt: string | null; deprecated: string | null }[]
  maintainers: readonly string[]
  manifest(version: string): Manifest
}

/** Throws RequestFault for an answer that is no packument. */
export function packumentOf(answer: unknown): Packument {
  const parsed = packumentSchema.safeParse(answer)
  if (!parsed.success)
    throw new RequestFault('unexpected', 'The registry answered with something that is no package')
  const { name, versions, time = {}, maintainers = [] } = parsed.data
  const known = Object.keys(versions).filter((version) => semver.valid(version) !== null)
  return {
    name,
    distTags: parsed.data['dist-tags'],
    versions: semver.sort([...known]).map((version) => ({
      version,
      publishedAt: instantOf(time[version]),
      deprecated: deprecationOf(versions[version]),
    })),
    maintainers: maintainers.map((maintainer) => maintainer.name),
    manifest: (version) => {
      const manifest = manifestSchema.safeParse(versions[version])
      if (manifest.success) return manifest.data
      throw new RequestFault(
        'unexpected',
        `The registry describes ${name} ${version} in a way that is not understood`,
      )
    },
  }
}

/**
 * The version npm would install: a tag, an exact version, else `latest` where it is in the range, else the highest in
 * it, deprecated ones only where there is no other. Throws UserError where there is none.
 */
export function pickVersion(packument: Packument, requested: string): string {
  const { name, distTags, versions } = packument
  const wanted = requested.trim() === '' ? 'latest' : requested.trim()
  const tagged = Object.hasOwn(distTags, wanted) ? distTags[wanted] : undefined
  const all = versions.map((one) => one.version)
  if (tagged && all.includes(tagged)) return tagged

  const range = semver.validRange(wanted, { loose: true })
  if (range === null && wanted !== 'latest') {
    throw new UserError(
      `${name} has no tag ${JSON.stringify(wanted)}, and that is no version range`,
      `Its tags are ${Object.keys(distTags).slice(0, 8).join(', ')}`,
    )
  }
  const fitting = versions.filter(({ version }) => semver.satisfies(version, range ?? '*', { loose: true }))
  const sound = fitting.filter(({ deprecated }) => deprecated === null).map(({ version }) => version)
  const latest = distTags.latest
  if (latest && sound.includes(latest)) return latest
  const picked = sound.at(-1) ?? fitting.at(-1)?.version
  if (picked) return picked
  throw new UserError(
    `No version of ${name} is in the range ${wanted}`,
    latest ? `The latest is ${latest}` : 'It has no version at all',
  )
}

/** Registries write a reason, an empty text or true. */
function deprecationOf(manifest: unknown): string | null {
  const value =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'deprecated') : undefined
  if (typeof value === 'string' && value !== '') return value
  return value === true ? 'deprecated without a reason' : null
}

function instantOf(text: string | undefined): string | null {
  const instant = new Date(text ?? '')
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** `MIT`, `{ type: "MIT" }`, or the old list of those: any of them. */
export function licenseOf(manifest: Manifest): string | null {
  const old = Array.isArray(manifest.licenses)
    ? manifest.licenses.map(licenseName)
    : [licenseName(manifest.licenses)]
  const names = [licenseName(manifest.license), ...(manifest.license ? [] : old)].filter(
    (name) => name !== null,
  )
  return names.length > 1 ? `(${names.join(' OR ')})` : (names[0] ?? null)
}

function licenseName(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value !== 'object' || value === null) return null
  const name = Reflect.get(value, 'type') ?? Reflect.get(value, 'name')
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null
}

/** `repository` in the forms npm knows -> an address to be read as a target, and the folder in it. */
export function repositoryOf(manifest: Manifest): { url: string; directory: string | null } | null {
  const { repository } = manifest
  const isObject = typeof repository === 'object' && repository !== null
  const url = isObject ? Reflect.get(repository, 'url') : repository
  if (typeof url !== 'string' || url.trim() === '') return null
  const directory = isObject ? Reflect.get(repository, 'directory') : null
  const folder = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/tree\/[^/]+\/([^?#]+)/.exec(url)?.[1]
  return {
    url: url.trim(),
    directory: typeof directory === 'string' && directory !== '' ? directory : (folder ?? null),
  }
}
